import type { Agreement, Scanned } from "../client";
import { next, start, type Asks, type Event, type State, type Step } from "../confirm";

export const terms: Agreement = { key: "terms", title: "Terms of service", version: "1", url: "https://shop.example/terms", accepted: false };

export const scanned: Scanned = {
  scanToken: "scan-token",
  asker: { site: "Acme Shop", app: null, browser: "Chrome", system: "Windows", city: null, secondsAgo: 3 },
  phone: "required",
  phoneProof: "real-time",
  agreements: [],
  expiresIn: 300_000,
  back: "screen",
  number: null,
  asksForNumber: false,
  purpose: "sign-in",
};

/** The page right after the scan. */
export function asking(more: Partial<Scanned> = {}): Asks {
  return next(start.state, { type: "scanned", outcome: { ok: true, value: { ...scanned, ...more } } }).state as Asks;
}

export function refusal(code: string, more: { detail?: string; agreements?: readonly Agreement[] } = {}) {
  return { ok: false, problem: { code, detail: more.detail ?? null, agreements: more.agreements ?? null } } as const;
}

/** Everything that happens, one after the other; the last step. */
export function after(state: State, ...events: readonly Event[]): Step {
  return events.reduce<Step>((step, event) => next(step.state, event), { state, effects: [] });
}

export const approved: Event = { type: "confirmed", outcome: { ok: true, value: { decision: "approved" } } };

export const questioned: Event = {
  type: "confirmed",
  outcome: { ok: true, value: { decision: "ask", question: { kind: "known-number", hint: null, options: ["separately"] } } },
};
