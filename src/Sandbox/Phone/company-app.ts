// The company's app on this phone: a guest of the console like any app, by the same calls that an app of iOS or Android makes.
import { appCode, appRequest, launch, type Opened } from "./wechat";

/** Where the app is drawn. */
export interface AppPlace {
  status: HTMLElement;
  name: HTMLElement;
}

interface Ticket {
  ticket: string;
  verifier: string;
  attempt: string;
  /** Adds the number of whoever is signed in; it is redeemed for nothing. */
  isForPhone: boolean;
}

interface Answer {
  decision?: string;
  session?: { token: string };
  user?: { nickname: string | null; mark: string };
  detail?: string;
  state?: string;
  /** The console asks for the number next. */
  phoneStep?: "optional" | "required";
}

const base64url = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Shows one of: out, waiting, in. What is under way when the app is left goes on when it is looked at again. */
export class CompanyApp {
  private waiting: Ticket | null = null;
  private session: string | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly place: AppPlace,
    private readonly visit: () => { person: string; console: string; appId: string },
    private readonly openMiniProgram: (opened: Opened & { opens: "mini-program" }) => void,
  ) {}

  /** The app is looked at (again): an app that was away asks how its sign-in stands, however it was left. */
  async resume(): Promise<void> {
    if (!this.waiting) return;
    const { ticket, verifier } = this.waiting;
    const { state, detail } = await this.call("app-to-mini-program/state", { ticket, verifier });
    if (state === "Issued" || state === "Scanned") return this.show("waiting");
    if (this.waiting.isForPhone) return this.afterStep(state === "Approved");
    if (state === "Approved" || state === "Redeemed") return this.redeem(this.waiting);
    this.waiting = null;
    this.show("out", state ? this.root.dataset.over : detail);
  }

  /** Scenario app-to-mini-program: the verifier stays here, the ticket goes through WeChat. */
  signInByMiniProgram(): Promise<void> {
    return this.begin(false);
  }

  /** The step after a sign-in by WeChat's own page, which gives no number. */
  addPhone(): Promise<void> {
    return this.begin(true);
  }

  private async begin(isForPhone: boolean): Promise<void> {
    const verifier = random();
    const challenge = base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
    const headers = isForPhone ? { authorization: `Bearer ${this.session}` } : undefined;
    const begun = (await this.call("app-to-mini-program", { challenge, appId: this.visit().appId, ...(isForPhone ? { purpose: "phone" } : {}) }, headers)) as Answer & {
      ticket?: string;
      launch?: { userName: string | null; path: string; miniProgramType: number };
    };
    if (!begun.ticket || !begun.launch) return this.show(isForPhone ? "in" : "out", begun.detail);
    this.waiting = { ticket: begun.ticket, verifier, attempt: random(), isForPhone };
    this.show("waiting");
    const opened = await launch(this.visit().appId, begun.launch);
    if (opened.opens === "mini-program") this.openMiniProgram(opened);
    else this.show("out", this.root.dataset.problem);
  }

  /** Scenario mobile-app: WeChat's own page asks, and gives the app a code. */
  async signInByWeChat(): Promise<void> {
    const { person, appId } = this.visit();
    const code = await appCode(person, appId);
    this.signedIn(await this.call("mobile-app", { appId, code }));
  }

  async signOut(): Promise<void> {
    await appRequest(this.visit().appId, `${this.visit().console}/api/v1/session`, "DELETE", {}, { authorization: `Bearer ${this.session}` });
    this.session = null;
    this.show("out");
  }

  /** Another person holds the phone. */
  forget(): void {
    this.waiting = null;
    this.session = null;
    this.show("out");
  }

  private async redeem({ ticket, verifier, attempt }: Ticket): Promise<void> {
    const answer = await this.call("app-to-mini-program/redeem", { ticket, verifier }, { "idempotency-key": attempt });
    this.waiting = null;
    this.signedIn(answer);
  }

  private afterStep(isDone: boolean): void {
    this.waiting = null;
    if (isDone) this.root.dataset.phone = "";
    this.show("in", isDone ? this.root.dataset.phoneAdded : this.root.dataset.phoneNotAdded);
  }

  private signedIn({ decision, session, user, phoneStep, detail }: Answer): void {
    this.root.dataset.phone = phoneStep ?? "";
    if (!session || !user) return this.show("out", decision === "held" ? this.root.dataset.held : detail);
    this.session = session.token;
    this.place.name.textContent = user.nickname ?? user.mark;
    this.show("in");
  }

  private show(view: "out" | "waiting" | "in", sentence?: string): void {
    this.root.dataset.app = view;
    this.place.status.textContent = sentence ?? "";
  }

  private async call(path: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
    try {
      return JSON.parse(await appRequest(this.visit().appId, `${this.visit().console}/api/v1/sign-in/${path}`, "POST", body, headers)) as Answer;
    } catch {
      return { detail: this.root.dataset.problem };
    }
  }
}
