import { Client, notReached, type Outcome, type PhoneProof, type Send } from "./client";
import { mayReturn } from "./launch";
import { next, start, type Effect, type Event, type State, type Step } from "./confirm";

/** What the mini program's platform does for the page. */
export interface Host {
  /** `wx.login`: a code that is good once. */
  readonly login: () => Promise<string>;
  /** The number that the person gave by the phone button, as WeChat's code for it, and which button it was; null when they did not. */
  readonly phoneCode: (proof: PhoneProof) => Promise<{ readonly code: string; readonly proof: PhoneProof } | null>;
  readonly request: Send;
}

export interface PageOptions {
  /** The console's address, without a path. */
  readonly console: string;
  readonly language: string;
  readonly ticket: string;
  /** WeChat's number for how the mini program was opened: `wx.getEnterOptionsSync().scene`. */
  readonly scene?: number;
}

/** The confirm page while it is open: carries out what the reducer asks for, and draws every state. */
export class ConfirmPage {
  private readonly client: Client;
  private current: State = start.state;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private mayReturn: boolean;

  constructor(
    private readonly host: Host,
    private readonly options: PageOptions,
    private readonly draw: (state: State) => void,
  ) {
    this.client = new Client(options.console, options.language, host.request);
    this.mayReturn = mayReturn(false, options.scene);
  }

  get state(): State {
    return this.current;
  }

  open(): void {
    this.take(start);
  }

  send(event: Event): void {
    if (!this.closed) this.take(next(this.current, event));
  }

  /** The mini program is looked at again, by way of `scene`: some ways end the right to return to the app. */
  shown(scene: number | undefined): void {
    this.mayReturn = mayReturn(this.mayReturn, scene);
    if (!this.mayReturn) this.send({ type: "cannot-return" });
  }

  /** Nothing is drawn any more; what is under way ends unseen. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private take(step: Step): void {
    const changed = step.state !== this.current || step === start;
    this.current = step.state;
    if (changed) this.draw(step.state);
    for (const effect of step.effects) void this.run(effect);
  }

  private async run(effect: Effect): Promise<void> {
    switch (effect.type) {
      case "scan":
        return this.send({ type: "scanned", outcome: await this.scan() });
      case "phone-code":
        return this.send({ type: "phone-code", code: null, ...(await this.host.phoneCode(effect.proof).catch(() => null)) });
      case "confirm":
        return this.send({ type: "confirmed", outcome: await this.client.confirm(effect.confirmation), mayReturn: this.mayReturn });
      case "deny":
        return this.send({ type: "denied", outcome: await this.client.deny(effect.scanToken) });
      case "expire":
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.send({ type: "expire" }), effect.afterMs);
    }
  }

  private async scan(): Promise<Outcome<never> | Awaited<ReturnType<Client["scan"]>>> {
    let code: string;
    try {
      code = await this.host.login();
    } catch {
      return { ok: false, problem: { code: notReached, detail: null, agreements: null } };
    }
    return this.client.scan(this.options.ticket, code, this.options.scene);
  }
}
