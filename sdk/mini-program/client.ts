/** One HTTP request as a mini program makes it; `wx.request` fits behind it with a few lines. */
export interface Request {
  readonly url: string;
  readonly method: "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Resolves with whatever was answered; rejects only when nothing was. */
export type Send = (request: Request) => Promise<{ readonly status: number; readonly body: string }>;

/** Who wants to sign somebody in: what the person compares with the screen in front of them. */
export interface Asker {
  readonly site: string;
  /** The app's name, where an app asks and not a browser. */
  readonly app: string | null;
  readonly browser: string | null;
  readonly system: string | null;
  readonly city: string | null;
  readonly secondsAgo: number;
}

export interface Agreement {
  readonly key: string;
  readonly title: string;
  readonly version: string;
  readonly url: string;
  /** This person has accepted this version before: not asked again. */
  readonly accepted: boolean;
}

export type PhonePolicy = "required" | "optional" | "none";

/** Which of WeChat's two phone buttons: the quick one, or the one that verifies the number now. */
export type PhoneProof = "quick" | "real-time";

export interface Scanned {
  readonly scanToken: string;
  readonly asker: Asker;
  readonly phone: PhonePolicy;
  /** The button to show: `getPhoneNumber` or `getRealtimePhoneNumber`. */
  readonly phoneProof: PhoneProof;
  readonly agreements: readonly Agreement[];
  /** Milliseconds. */
  readonly expiresIn: number;
  /** Where the person goes afterwards: the screen beside the phone goes on by itself. */
  readonly back: "screen" | "browser" | "app";
  /** Two digits that this phone's browser shows too. */
  readonly number: number | null;
  /** This phone is not where the screen is: the person must type two digits that the screen shows by now. */
  readonly asksForNumber: boolean;
  /** `phone`: the number is added to who is signed in on the screen, and nobody signs in. */
  readonly purpose: "sign-in" | "phone";
}

export interface Question {
  readonly kind: string;
  readonly hint: string | null;
  readonly options: readonly string[];
}

export type Decision = { readonly decision: "approved" } | { readonly decision: "ask"; readonly question: Question };

export interface Confirmation {
  readonly scanToken: string;
  readonly phoneCode?: string;
  /** Only where the phone has no real-time button, and the quick one was shown in its place. */
  readonly phoneProof?: "quick";
  readonly agreements: readonly { readonly key: string; readonly version: string }[];
  readonly answer?: string;
  /** What the person typed, when they were asked. */
  readonly number?: number;
}

/** Why not. `code` is stable, `detail` is a sentence in the reader's language, and null when the server said none. */
export interface Problem {
  readonly code: string;
  readonly detail: string | null;
  readonly agreements: readonly Agreement[] | null;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** The server could not be reached, or what came back is not an answer of it. */
export const notReached = "client.not-reached";

/** Talks to the console's mini-program API. Never throws: everything that can go wrong is an outcome. */
export class Client {
  /**
   * @param console The console's address, without a path: https://id.example.com
   * @param language Tag of the reader's language, such as "zh-Hans".
   */
  constructor(
    private readonly console: string,
    private readonly language: string,
    private readonly send: Send,
  ) {}

  /** @param scene WeChat's number for how the mini program was opened: an app's ticket is taken from that app alone. */
  scan(ticket: string, code: string, scene?: number): Promise<Outcome<Scanned>> {
    return this.post("scan", { ticket, code, scene });
  }

  confirm(confirmation: Confirmation): Promise<Outcome<Decision>> {
    return this.post("confirm", confirmation);
  }

  deny(scanToken: string): Promise<Outcome<null>> {
    return this.post("deny", { scanToken });
  }

  private async post<T>(verb: string, body: object): Promise<Outcome<T>> {
    try {
      const answer = await this.send({
        url: `${this.console}/api/v1/mini-program/${verb}`,
        method: "POST",
        headers: { "Content-Type": "application/json", "Accept": "application/json", "Accept-Language": this.language },
        body: JSON.stringify(body),
      });
      if (answer.status === 204) return { ok: true, value: null as T };
      const read: unknown = JSON.parse(answer.body);
      if (answer.status === 200) return { ok: true, value: read as T };
      return { ok: false, problem: problemOf(read) };
    } catch {
      return { ok: false, problem: { code: notReached, detail: null, agreements: null } };
    }
  }
}

function problemOf(body: unknown): Problem {
  const { code, detail, agreements } = (body ?? {}) as Partial<Record<keyof Problem, unknown>>;
  return {
    code: typeof code === "string" ? code : notReached,
    detail: typeof detail === "string" ? detail : null,
    agreements: Array.isArray(agreements) ? (agreements as Agreement[]) : null,
  };
}

/**
 * The ticket among a page's `onLoad` options, whichever way the page was opened: by an ordinary link (`q`), by a mini-program code
 * (`scene`) or by a link of WeChat's own (`t`). All of them arrive encoded once.
 */
export function ticketIn(options: { q?: string; scene?: string; t?: string }): string | null {
  return ticketOf(options.q) ?? bareTicket(options.scene) ?? bareTicket(options.t);
}

function bareTicket(text: string | undefined): string | null {
  try {
    const decoded = decodeURIComponent(text ?? "");
    return /^[A-Za-z0-9_-]{22}$/.test(decoded) ? decoded : null;
  } catch {
    return null;
  }
}

/**
 * The ticket in the link that was scanned, as the page gets it: `onLoad({ q })` has the whole link, encoded once.
 * Null when it is no link of a sign-in code.
 */
export function ticketOf(q: string | undefined): string | null {
  try {
    const match = /\/m\/([A-Za-z0-9_-]{22})(?:[?#]|$)/.exec(decodeURIComponent(q ?? ""));
    return match?.[1] ?? null;
  } catch {
    return null;
  }
}
