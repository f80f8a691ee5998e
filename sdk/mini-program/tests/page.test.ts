import assert from "node:assert/strict";
import test from "node:test";
import type { Request } from "../client";
import type { State } from "../confirm";
import { ConfirmPage, type Host } from "../page";
import { scanned } from "./given";

function opened(host: Partial<Host>, answers: Record<string, { status: number; body?: unknown }> = {}) {
  const requests: Request[] = [];
  const drawn: State["view"][] = [];
  let wake = (): void => {};
  const page = new ConfirmPage(
    {
      login: () => Promise.resolve("login-code"),
      phoneCode: (proof) => Promise.resolve({ code: "phone-code", proof }),
      request: (request) => {
        requests.push(request);
        const answer = answers[request.url.slice(request.url.lastIndexOf("/") + 1)] ?? { status: 200, body: scanned };
        return Promise.resolve({ status: answer.status, body: JSON.stringify(answer.body ?? null) });
      },
      ...host,
    },
    { console: "https://id.example", language: "en", ticket: "t".repeat(22) },
    (state) => {
      drawn.push(state.view);
      wake();
    },
  );
  const until = (done: (state: State) => boolean) => new Promise<void>((resolve) => {
    wake = () => { if (done(page.state)) resolve(); };
    wake();
  });
  page.open();
  return { page, requests, drawn, until };
}

test("Page_Opened_LogsInScansAndShowsWhoAsks", async () => {
  const { page, requests, drawn, until } = opened({});
  await until((state) => state.view === "asks");
  page.close();

  assert.deepEqual(drawn, ["loading", "asks"]);
  assert.deepEqual(JSON.parse(requests[0]?.body ?? ""), { ticket: "t".repeat(22), code: "login-code" });
});

test("Page_WithAPhoneAllowed_ConfirmsWithItsCode", async () => {
  const { page, requests, until } = opened({}, { confirm: { status: 200, body: { decision: "approved" } } });
  await until((state) => state.view === "asks");
  page.send({ type: "allow-phone" });
  await until((state) => state.view === "done");
  page.close();

  assert.deepEqual(JSON.parse(requests[1]?.body ?? ""), { scanToken: "scan-token", agreements: [], phoneCode: "phone-code" });
});

test("Page_WhosePhoneButtonFails_AsksAgain", async () => {
  const { page, requests, until } = opened({ phoneCode: () => Promise.reject(new Error("getPhoneNumber:fail")) });
  await until((state) => state.view === "asks");
  page.send({ type: "allow-phone" });
  await until((state) => state.view === "asks" && state.notice?.kind === "phone-withheld");
  page.close();

  assert.equal(requests.length, 1);
});

test("Page_WhoseLoginFails_CanBeTriedAgain", async () => {
  let codes = 0;
  const { page, until } = opened({ login: () => (codes++ === 0 ? Promise.reject(new Error("login:fail")) : Promise.resolve("second")) });
  await until((state) => state.view === "problem");
  page.send({ type: "try-again" });
  await until((state) => state.view === "asks");
  page.close();
});

test("Page_LeftAlone_ExpiresByItself", async () => {
  const { page, until } = opened({}, { scan: { status: 200, body: { ...scanned, expiresIn: 5 } } });
  await until((state) => state.view === "expired");
  page.close();
});

test("Page_Closed_DrawsNothingMore", async () => {
  const { page, drawn, until } = opened({});
  await until((state) => state.view === "asks");
  page.close();
  page.send({ type: "allow-phone" });

  assert.deepEqual(drawn, ["loading", "asks"]);
});
