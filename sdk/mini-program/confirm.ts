import type { Agreement, Confirmation, Decision, Outcome, PhoneProof, Problem, Question, Scanned } from "./client";

/** The page shows who asks, and waits for the person. */
export interface Asks {
  readonly view: "asks";
  readonly scanned: Scanned;
  /** Keys of the agreements that the person has ticked; none to begin with. */
  readonly ticked: readonly string[];
  /** The digits that the person has typed, where they are asked for. */
  readonly typed: string;
  readonly busy: Busy;
  readonly notice: Notice | null;
}

/** The console wants to know one more thing before it decides. */
export interface Asked {
  readonly view: "question";
  readonly question: Question;
  readonly asks: Asks;
  readonly busy: Busy;
}

/** Something went wrong that another try can mend; with `asks`, from where the person was. */
export interface Failed {
  readonly view: "problem";
  readonly problem: Problem;
  readonly asks: Asks | null;
}

/** What is under way; while it is, nothing can be pressed. */
export type Busy = "phone" | "confirm" | "deny" | null;

/** Why the page asks once more: `detail` is the console's own sentence, where it said one. */
export interface Notice {
  readonly kind: "agreements" | "agreements-changed" | "phone-withheld" | "phone-required" | "phone-refused" | "number" | "wrong-number";
  readonly detail: string | null;
}

/** Signed in: where the person goes now. `button` gives them back to the app; `hand` is for when WeChat does not let it. */
export interface Done {
  readonly view: "done";
  readonly purpose: Scanned["purpose"];
  readonly back: { readonly to: "screen" } | { readonly to: "browser"; readonly number: number | null } | { readonly to: "app"; readonly app: string | null; readonly by: "button" | "hand" };
}

export type End = { readonly view: "another-person" | "too-far" | "refused" | "expired" | "already-scanned" | "gone" | "open-from-app" };

export type State = { readonly view: "loading" } | Asks | Asked | Failed | Done | End;

/** What the person did, and what came back. */
export type Event =
  | { readonly type: "scanned"; readonly outcome: Outcome<Scanned> }
  | { readonly type: "tick"; readonly key: string; readonly on: boolean }
  | { readonly type: "typed"; readonly digits: string }
  | { readonly type: "allow-phone" | "without-phone" | "sign-in" | "separately" | "not-me" | "try-again" | "expire" }
  /** `proof` says which button it was; left out, it was the one that was asked for. */
  | { readonly type: "phone-code"; readonly code: string | null; readonly proof?: PhoneProof }
  /** `mayReturn` says whether WeChat lets the mini program return to an app. */
  | { readonly type: "confirmed"; readonly outcome: Outcome<Decision>; readonly mayReturn?: boolean }
  /** WeChat did not let it after all, or does not any more. */
  | { readonly type: "cannot-return" }
  | { readonly type: "denied"; readonly outcome: Outcome<null> };

/** What has to be done outside; each ends in an event. */
export type Effect =
  | { readonly type: "scan" }
  | { readonly type: "phone-code"; readonly proof: PhoneProof }
  | { readonly type: "confirm"; readonly confirmation: Confirmation }
  | { readonly type: "deny"; readonly scanToken: string }
  | { readonly type: "expire"; readonly afterMs: number };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

export const start: Step = { state: { view: "loading" }, effects: [{ type: "scan" }] };

/** The agreements that this person has yet to accept. */
export function open(asks: Asks): readonly Agreement[] {
  return asks.scanned.agreements.filter((agreement) => !agreement.accepted);
}

/**
 * Nothing may be asked of WeChat, and nothing sent, before every agreement is ticked and the number on the screen is typed: neither a phone
 * number nor an account comes first.
 */
export function mayConfirm(asks: Asks): boolean {
  return allTicked(asks) && numberTyped(asks);
}

function allTicked(asks: Asks): boolean {
  return open(asks).every((agreement) => asks.ticked.includes(agreement.key));
}

function numberTyped(asks: Asks): boolean {
  return !asks.scanned.asksForNumber || /^\d\d$/.test(asks.typed);
}

/** The whole page: from what is shown and what happened, to what is shown next. What makes no sense where it happens changes nothing. */
export function next(state: State, event: Event): Step {
  switch (state.view) {
    case "loading":
      return event.type === "scanned" ? afterScan(event.outcome) : stay(state);
    case "asks":
      return state.busy === null ? whileAsking(state, event) : whileBusy(state, event);
    case "question":
      return state.busy === null ? whileQuestioning(state, event) : afterAnswer(state, state.asks, event);
    case "problem":
      if (event.type !== "try-again") return stay(state);
      return state.asks ? stay(state.asks) : start;
    case "done":
      return stay(event.type === "cannot-return" && state.back.to === "app" ? { ...state, back: { ...state.back, by: "hand" } } : state);
    default:
      return stay(state);
  }
}

function afterScan(outcome: Outcome<Scanned>): Step {
  if (!outcome.ok) return stay(refusal(outcome.problem, null));
  const asks: Asks = { view: "asks", scanned: outcome.value, ticked: [], typed: "", busy: null, notice: null };
  return { state: asks, effects: [{ type: "expire", afterMs: outcome.value.expiresIn }] };
}

function whileAsking(asks: Asks, event: Event): Step {
  const { phone } = asks.scanned;
  switch (event.type) {
    case "tick":
      return stay({ ...asks, notice: null, ticked: [...asks.ticked.filter((key) => key !== event.key), ...(event.on ? [event.key] : [])] });
    case "typed":
      return stay({ ...asks, notice: null, typed: event.digits.trim() });
    case "allow-phone":
      if (phone === "none") return stay(asks);
      return ready(asks) ?? { state: { ...asks, busy: "phone", notice: null }, effects: [{ type: "phone-code", proof: asks.scanned.phoneProof }] };
    // A mini program's own phone button brings the code with the tap, without having been asked for it.
    case "phone-code":
      return phone === "none" ? stay(asks) : (ready(asks) ?? withPhone(asks, event));
    case "without-phone":
      return phone === "optional" ? (ready(asks) ?? confirm(asks, {})) : stay(asks);
    case "sign-in":
      return phone === "none" ? (ready(asks) ?? confirm(asks, {})) : stay(asks);
    case "not-me":
      return deny(asks, asks);
    case "expire":
      return stay({ view: "expired" });
    default:
      return stay(asks);
  }
}

function whileBusy(asks: Asks, event: Event): Step {
  return asks.busy === "phone" && event.type === "phone-code" ? withPhone(asks, event) : afterAnswer(asks, asks, event);
}

function whileQuestioning(asked: Asked, event: Event): Step {
  switch (event.type) {
    case "separately":
      if (!asked.question.options.includes("separately")) return stay(asked);
      return { ...confirm(asked.asks, { answer: "separately" }), state: { ...asked, busy: "confirm" } };
    case "not-me":
      return deny(asked, asked.asks);
    case "expire":
      return stay({ view: "expired" });
    default:
      return stay(asked);
  }
}

function afterAnswer(waiting: Asks | Asked, asks: Asks, event: Event): Step {
  const calm: Asks = { ...asks, busy: null, notice: null };
  if (event.type === "denied" && waiting.busy === "deny") return stay(event.outcome.ok ? { view: "refused" } : refusal(event.outcome.problem, calm));
  if (event.type !== "confirmed" || waiting.busy !== "confirm") return stay(waiting);
  if (!event.outcome.ok) return stay(refusal(event.outcome.problem, calm));
  const answer = event.outcome.value;
  if (answer.decision === "ask") return stay({ view: "question", question: answer.question, asks: calm, busy: null });
  return stay(done(asks.scanned, event.mayReturn ?? false));
}

function done({ asker, back, number, purpose }: Scanned, mayReturn: boolean): Done {
  switch (back) {
    case "screen":
      return { view: "done", purpose, back: { to: "screen" } };
    case "browser":
      return { view: "done", purpose, back: { to: "browser", number } };
    case "app":
      return { view: "done", purpose, back: { to: "app", app: asker.app, by: mayReturn ? "button" : "hand" } };
  }
}

function withPhone(asks: Asks, { code, proof }: Event & { type: "phone-code" }): Step {
  if (code === null) return stay({ ...asks, busy: null, notice: { kind: "phone-withheld", detail: null } });
  // Less than was asked for is said; more would not be believed.
  const isWeaker = proof === "quick" && asks.scanned.phoneProof !== "quick";
  return confirm(asks, { phoneCode: code, ...(isWeaker ? { phoneProof: "quick" as const } : {}) });
}

function ready(asks: Asks): Step | null {
  if (!allTicked(asks)) return stay({ ...asks, notice: { kind: "agreements", detail: null } });
  return numberTyped(asks) ? null : stay({ ...asks, notice: { kind: "number", detail: null } });
}

function confirm(asks: Asks, more: Pick<Confirmation, "phoneCode" | "phoneProof" | "answer">): Step {
  const agreements = open(asks).map(({ key, version }) => ({ key, version }));
  return {
    state: { ...asks, busy: "confirm", notice: null },
    effects: [{ type: "confirm", confirmation: { scanToken: asks.scanned.scanToken, agreements, ...(asks.scanned.asksForNumber ? { number: Number(asks.typed) } : {}), ...more } }],
  };
}

function deny<T extends Asks | Asked>(from: T, asks: Asks): Step {
  return { state: { ...from, busy: "deny" }, effects: [{ type: "deny", scanToken: asks.scanned.scanToken }] };
}

function refusal(problem: Problem, asks: Asks | null): State {
  switch (problem.code) {
    case "ticket.expired":
      return { view: "expired" };
    case "ticket.already-scanned":
      return { view: "already-scanned" };
    case "ticket.denied":
      return { view: "refused" };
    case "ticket.too-far":
      return { view: "too-far" };
    case "phone.another-person":
      return { view: "another-person" };
    case "ticket.open-from-app":
      return { view: "open-from-app" };
    case "ticket.replaced":
    case "ticket.abandoned":
      return { view: "gone" };
  }
  if (!asks) return { view: "problem", problem, asks };
  switch (problem.code) {
    case "agreement.required":
      // Another version than the one that was read: nothing stays ticked.
      return {
        ...asks,
        ticked: [],
        scanned: { ...asks.scanned, agreements: problem.agreements ?? asks.scanned.agreements },
        notice: { kind: "agreements-changed", detail: problem.detail },
      };
    case "phone.required":
      return { ...asks, scanned: { ...asks.scanned, phone: "required" }, notice: { kind: "phone-required", detail: problem.detail } };
    case "ticket.number-required":
      return { ...asks, scanned: { ...asks.scanned, asksForNumber: true }, typed: "", notice: { kind: "number", detail: problem.detail } };
    case "ticket.wrong-number":
      return { ...asks, typed: "", notice: { kind: "wrong-number", detail: problem.detail } };
    case "phone.refused":
      return { ...asks, notice: { kind: "phone-refused", detail: problem.detail } };
    default:
      return { view: "problem", problem, asks };
  }
}

function stay(state: State): Step {
  return { state, effects: [] };
}
