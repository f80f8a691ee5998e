import assert from "node:assert/strict";
import test from "node:test";
import type { Scanned } from "../client";
import { next, type Done, type State } from "../confirm";
import { mayReturn } from "../launch";
import { after, approved, asking, refusal } from "./given";

const confirmed = (scanned: Partial<Scanned>, right = false): State =>
  after(asking({ phone: "none", ...scanned }), { type: "sign-in" }, { ...approved, mayReturn: right } as typeof approved).state;

test("Return_OpenedByTheApp_IsAllowedAndKeptByTheWaysThatKeepIt", () => {
  assert.equal(mayReturn(false, 1069), true);
  for (const scene of [1038, 1089, 1090, 1001, 1131, 1187]) {
    assert.equal(mayReturn(true, scene), true, `${scene} keeps it`);
    assert.equal(mayReturn(false, scene), false, `${scene} does not give it`);
  }
  for (const scene of [1011, 1047, 1065, 1167, 1194, undefined]) assert.equal(mayReturn(true, scene), false, `${scene} ends it`);
});

test("Done_AppsSignIn_GivesBackByTheButtonOnlyWithTheRight", () => {
  assert.deepEqual((confirmed({ back: "app" }, true) as Done).back, { to: "app", app: null, by: "button" });
  assert.deepEqual((confirmed({ back: "app" }) as Done).back, { to: "app", app: null, by: "hand" });
});

test("Done_ButtonRefusedByWeChat_SaysByHand", () => {
  const state = next(confirmed({ back: "app" }, true), { type: "cannot-return" }).state as Done;

  assert.deepEqual(state.back, { to: "app", app: null, by: "hand" });
});

test("Done_BrowsersSignIn_SaysTheNumberThatTheBrowserShows", () => {
  assert.deepEqual((confirmed({ back: "browser", number: 42 }) as Done).back, { to: "browser", number: 42 });
  assert.deepEqual((confirmed({}) as Done).back, { to: "screen" });
});

test("Scan_OfAnAppsTicketFromElsewhere_EndsWithItsOwnSentence", () => {
  const step = next({ view: "loading" }, { type: "scanned", outcome: refusal("ticket.open-from-app") });

  assert.equal(step.state.view, "open-from-app");
});
