import assert from "node:assert/strict";
import test from "node:test";
import { mayConfirm, next, start, type Asks, type Event } from "../confirm";
import { after, approved, asking, questioned, refusal, scanned, terms } from "./given";

test("Page_Scanned_ShowsWhoAsksWithNothingTickedAndNothingSent", () => {
  const step = next(start.state, { type: "scanned", outcome: { ok: true, value: { ...scanned, agreements: [terms] } } });

  assert.equal(step.state.view, "asks");
  assert.deepEqual((step.state as Asks).ticked, []);
  assert.deepEqual(step.effects, [{ type: "expire", afterMs: 300_000 }]);
});

test("Phone_Allowed_IsAskedOfWeChatAndSentWithTheScanToken", () => {
  const asked = after(asking(), { type: "allow-phone" });
  const sent = after(asked.state, { type: "phone-code", code: "p1" });

  assert.deepEqual(asked.effects, [{ type: "phone-code", proof: "real-time" }]);
  assert.deepEqual(sent.effects, [{ type: "confirm", confirmation: { scanToken: "scan-token", agreements: [], phoneCode: "p1" } }]);
  assert.equal(after(sent.state, approved).state.view, "done");
});

test("Phone_BroughtByTheMiniProgramsOwnButton_IsSentWithoutHavingBeenAskedFor", () => {
  const sent = after(asking(), { type: "phone-code", code: "p1" });

  assert.equal(sent.effects[0]?.type, "confirm");
});

test("Phone_BeforeEveryAgreementIsTicked_IsNeitherAskedForNorSent", () => {
  const asks = asking({ agreements: [terms, { ...terms, key: "privacy" }] });
  const half = after(asks, { type: "tick", key: "terms", on: true });
  for (const event of [{ type: "allow-phone" }, { type: "phone-code", code: "p1" }] as const) {
    const step = after(half.state, event);

    assert.deepEqual(step.effects, []);
    assert.deepEqual((step.state as Asks).notice, { kind: "agreements", detail: null });
  }
  assert.equal(mayConfirm(half.state as Asks), false);
});

test("Account_BeforeEveryAgreementIsTicked_IsNotAskedFor", () => {
  for (const [phone, type] of [["none", "sign-in"], ["optional", "without-phone"]] as const)
    assert.deepEqual(after(asking({ phone, agreements: [terms] }), { type }).effects, []);
});

test("Agreements_Ticked_AreSentInTheirVersion", () => {
  const step = after(asking({ phone: "none", agreements: [terms] }), { type: "tick", key: "terms", on: true }, { type: "sign-in" });

  assert.deepEqual(step.effects, [{ type: "confirm", confirmation: { scanToken: "scan-token", agreements: [{ key: "terms", version: "1" }] } }]);
});

test("Agreements_TickedAndUntickedAgain_AreMissing", () => {
  const step = after(asking({ agreements: [terms] }), { type: "tick", key: "terms", on: true }, { type: "tick", key: "terms", on: false });

  assert.equal(mayConfirm(step.state as Asks), false);
});

test("Agreements_AcceptedBefore_AreNeitherAskedNorSentAgain", () => {
  const step = after(asking({ phone: "none", agreements: [{ ...terms, accepted: true }] }), { type: "sign-in" });

  assert.deepEqual(step.effects, [{ type: "confirm", confirmation: { scanToken: "scan-token", agreements: [] } }]);
});

test("Agreements_WithANewVersion_AreShownAgainUnticked", () => {
  const changed = refusal("agreement.required", { detail: "New terms.", agreements: [{ ...terms, version: "2" }] });
  const step = after(asking({ phone: "none", agreements: [terms] }),
    { type: "tick", key: "terms", on: true }, { type: "sign-in" }, { type: "confirmed", outcome: changed });
  const asks = step.state as Asks;

  assert.equal(asks.scanned.agreements[0]?.version, "2");
  assert.deepEqual(asks.ticked, []);
  assert.deepEqual(asks.notice, { kind: "agreements-changed", detail: "New terms." });
  assert.equal(asks.busy, null);
});

test("Phone_Withheld_IsAskedForAgainAndNothingIsSent", () => {
  const step = after(asking(), { type: "allow-phone" }, { type: "phone-code", code: null });

  assert.deepEqual(step.effects, []);
  assert.equal((step.state as Asks).notice?.kind, "phone-withheld");
  assert.equal((step.state as Asks).busy, null);
});

test("Phone_Policy_DecidesWhatTheButtonsDo", () => {
  const does = (phone: "required" | "optional" | "none", type: "allow-phone" | "without-phone" | "sign-in") =>
    after(asking({ phone }), { type }).effects[0]?.type ?? "nothing";

  assert.deepEqual([does("required", "allow-phone"), does("required", "without-phone"), does("required", "sign-in")], ["phone-code", "nothing", "nothing"]);
  assert.deepEqual([does("optional", "allow-phone"), does("optional", "without-phone"), does("optional", "sign-in")], ["phone-code", "confirm", "nothing"]);
  assert.deepEqual([does("none", "allow-phone"), does("none", "without-phone"), does("none", "sign-in")], ["nothing", "nothing", "confirm"]);
});

test("Phone_FoundToBeRequired_TakesTheWayAroundItAway", () => {
  const step = after(asking({ phone: "optional" }), { type: "without-phone" }, { type: "confirmed", outcome: refusal("phone.required", { detail: "Needed." }) });

  assert.equal((step.state as Asks).scanned.phone, "required");
  assert.deepEqual((step.state as Asks).notice, { kind: "phone-required", detail: "Needed." });
});

test("Phone_RefusedByTheConsole_CanBeGivenAgain", () => {
  const step = after(asking(), { type: "phone-code", code: "p1" }, { type: "confirmed", outcome: refusal("phone.refused") });

  assert.equal((step.state as Asks).notice?.kind, "phone-refused");
  assert.deepEqual(after(step.state, { type: "allow-phone" }).effects, [{ type: "phone-code", proof: "real-time" }]);
});

test("Question_AnsweredSeparately_IsSentWithoutTheUsedCode", () => {
  const asked = after(asking({ agreements: [terms] }), { type: "tick", key: "terms", on: true }, { type: "phone-code", code: "p1" }, questioned);
  const answered = after(asked.state, { type: "separately" });

  assert.equal(asked.state.view, "question");
  assert.deepEqual(answered.effects, [{
    type: "confirm",
    confirmation: { scanToken: "scan-token", agreements: [{ key: "terms", version: "1" }], answer: "separately" },
  }]);
  assert.equal(answered.state.view, "question");
  assert.equal(after(answered.state, approved).state.view, "done");
});

test("Question_Cancelled_RefusesTheSignIn", () => {
  const step = after(asking(), { type: "phone-code", code: "p1" }, questioned, { type: "not-me" });

  assert.deepEqual(step.effects, [{ type: "deny", scanToken: "scan-token" }]);
  assert.equal(after(step.state, { type: "denied", outcome: { ok: true, value: null } }).state.view, "refused");
});

test("NotMe_Pressed_SendsTheScanTokenAndNothingElse", () => {
  const step = after(asking({ agreements: [terms] }), { type: "not-me" });

  assert.deepEqual(step.effects, [{ type: "deny", scanToken: "scan-token" }]);
  assert.equal(after(step.state, { type: "denied", outcome: { ok: true, value: null } }).state.view, "refused");
});

test("Page_WhileSomethingIsUnderWay_TakesNoSecondPress", () => {
  const presses: readonly Event[] = [
    { type: "allow-phone" }, { type: "without-phone" }, { type: "sign-in" }, { type: "not-me" }, { type: "separately" }, { type: "expire" },
    { type: "tick", key: "terms", on: true },
  ];
  const waiting = [
    after(asking(), { type: "allow-phone" }).state,
    after(asking(), { type: "phone-code", code: "p1" }).state,
    after(asking(), { type: "not-me" }).state,
    after(asking(), { type: "phone-code", code: "p1" }, questioned, { type: "separately" }).state,
  ];
  for (const state of waiting)
    for (const press of presses) assert.deepEqual(next(state, press), { state, effects: [] }, press.type);
});

test("Refusal_OfATicket_HasItsOwnEnd", () => {
  const ends = [
    ["ticket.expired", "expired"], ["ticket.already-scanned", "already-scanned"], ["ticket.replaced", "gone"], ["ticket.abandoned", "gone"],
  ] as const;
  for (const [code, view] of ends) {
    assert.equal(next(start.state, { type: "scanned", outcome: refusal(code) }).state.view, view);
    assert.equal(after(asking(), { type: "phone-code", code: "p1" }, { type: "confirmed", outcome: refusal(code) }).state.view, view);
    assert.equal(after(asking(), { type: "not-me" }, { type: "denied", outcome: refusal(code) }).state.view, view);
  }
});

test("Refusal_OfAnotherKindAtTheScan_CanBeTriedAgainFromTheStart", () => {
  const failed = next(start.state, { type: "scanned", outcome: refusal("wechat.unreachable", { detail: "WeChat does not answer." }) });

  assert.equal(failed.state.view, "problem");
  assert.deepEqual(next(failed.state, { type: "try-again" }), start);
});

test("Refusal_OfAnotherKindLater_LeadsBackToWhereThePersonWas", () => {
  const failed = after(asking({ agreements: [terms] }), { type: "tick", key: "terms", on: true },
    { type: "phone-code", code: "p1" }, { type: "confirmed", outcome: refusal("console.busy") });
  const back = after(failed.state, { type: "try-again" });

  assert.equal(failed.state.view, "problem");
  assert.deepEqual((back.state as Asks).ticked, ["terms"]);
  assert.equal((back.state as Asks).busy, null);
});

test("Time_RunOut_EndsThePageUnlessAnAnswerIsOnItsWay", () => {
  const question = after(asking(), { type: "phone-code", code: "p1" }, questioned).state;

  assert.equal(after(asking(), { type: "expire" }).state.view, "expired");
  assert.equal(after(question, { type: "expire" }).state.view, "expired");
  assert.equal(after(asking(), { type: "phone-code", code: "p1" }, { type: "expire" }, approved).state.view, "done");
});

test("End_Reached_IsNeverLeft", () => {
  const events: readonly Event[] = [approved, questioned, { type: "try-again" }, { type: "expire" }, { type: "phone-code", code: "p1" }, { type: "not-me" }];
  for (const view of ["refused", "expired", "already-scanned", "gone", "open-from-app", "another-person"] as const)
    for (const event of events) assert.equal(next({ view }, event).state.view, view);
});

test("a weaker phone button than was asked for is said, the same one is not", () => {
  const confirmation = (proof: "quick" | "real-time", asked: "quick" | "real-time") =>
    (after(asking({ phoneProof: asked }), { type: "phone-code", code: "p1", proof }).effects[0] as { confirmation: object }).confirmation;

  assert.deepEqual(confirmation("quick", "real-time"), { scanToken: "scan-token", agreements: [], phoneCode: "p1", phoneProof: "quick" });
  assert.deepEqual(confirmation("real-time", "real-time"), { scanToken: "scan-token", agreements: [], phoneCode: "p1" });
  assert.deepEqual(confirmation("quick", "quick"), { scanToken: "scan-token", agreements: [], phoneCode: "p1" });
});

test("Number_AskedFor_IsTypedBeforeAnythingIsSent_AndGoesAlong", () => {
  const asks = asking({ asksForNumber: true, phone: "none" });
  const early = after(asks, { type: "typed", digits: "4" }, { type: "sign-in" });
  const sent = after(early.state, { type: "typed", digits: " 42 " }, { type: "sign-in" });

  assert.deepEqual(early.effects, []);
  assert.deepEqual((early.state as Asks).notice, { kind: "number", detail: null });
  assert.deepEqual(sent.effects, [{ type: "confirm", confirmation: { scanToken: "scan-token", agreements: [], number: 42 } }]);
});

test("Number_ThatIsWrong_IsTypedAgain_AndTheThirdTimeIsARefusal", () => {
  const sent = after(asking({ asksForNumber: true, phone: "none" }), { type: "typed", digits: "42" }, { type: "sign-in" });
  const wrong = after(sent.state, { type: "confirmed", outcome: refusal("ticket.wrong-number", { detail: "Another number." }) });
  const over = after(sent.state, { type: "confirmed", outcome: refusal("ticket.denied") });

  assert.deepEqual([(wrong.state as Asks).typed, (wrong.state as Asks).notice], ["", { kind: "wrong-number", detail: "Another number." }]);
  assert.equal(over.state.view, "refused");
});

test("Number_AskedForAtTheEnd_IsAskedOnThePage_AndTooFarIsAnEnd", () => {
  const sent = after(asking({ phone: "none" }), { type: "sign-in" });
  const asked = after(sent.state, { type: "confirmed", outcome: refusal("ticket.number-required") });
  const far = next(start.state, { type: "scanned", outcome: refusal("ticket.too-far") });

  assert.equal((asked.state as Asks).scanned.asksForNumber, true);
  assert.equal(far.state.view, "too-far");
});
