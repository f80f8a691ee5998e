// The whole mini program without a screen: node flow.mjs <sandbox> <console> <appId> <person> <q> <press>…
// It presses what it is told to whenever the page waits for the person, and says on each line what the page showed.
import { ticketOf } from "../../../sdk/mini-program/client";
import type { Event, State } from "../../../sdk/mini-program/confirm";
import { ConfirmPage } from "../../../sdk/mini-program/page";
import { hostOf } from "../../../src/Sandbox/Phone/wechat";

const [sandbox, console_, appId, person, q, ...presses] = process.argv.slice(2);

const plainFetch = fetch;
globalThis.fetch = ((path: string, options: RequestInit) => plainFetch(sandbox + path, options)) as typeof fetch;

const page = new ConfirmPage(hostOf(person, appId), { console: console_, language: "zh-Hans", ticket: ticketOf(q) ?? "" }, (state) => {
  console.log(line(state));
  if ((state.view === "asks" || state.view === "question") && state.busy !== null) return;
  if (state.view === "loading") return;
  const press = presses.shift();
  if (press === undefined) page.close();
  else queueMicrotask(() => page.send(eventOf(press)));
});
page.open();

function line(state: State): string {
  if (state.view === "asks") return [state.view, state.busy, state.notice?.kind].filter(Boolean).join(" ");
  if (state.view === "question") return [state.view, state.busy].filter(Boolean).join(" ");
  return state.view === "problem" ? `problem ${state.problem.code}` : state.view;
}

function eventOf(press: string): Event {
  return press.startsWith("tick:") ? { type: "tick", key: press.slice(5), on: true } : ({ type: press } as Event);
}
