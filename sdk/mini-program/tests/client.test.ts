import assert from "node:assert/strict";
import test from "node:test";
import { Client, notReached, ticketIn, ticketOf, type Request } from "../client";
import { scanned } from "./given";

function talking(answer: () => Promise<{ status: number; body: string }>) {
  const requests: Request[] = [];
  const client = new Client("https://id.example", "zh-Hans", (request) => {
    requests.push(request);
    return answer();
  });
  return { client, requests };
}

const answers = (status: number, body: unknown) => () => Promise.resolve({ status, body: typeof body === "string" ? body : JSON.stringify(body) });

test("Client_Scanning_SendsTicketAndCodeInTheReadersLanguage", async () => {
  const { client, requests } = talking(answers(200, scanned));
  const outcome = await client.scan("t".repeat(22), "login-code");

  assert.deepEqual(outcome, { ok: true, value: scanned });
  assert.equal(requests[0]?.url, "https://id.example/api/v1/mini-program/scan");
  assert.equal(requests[0]?.headers["Accept-Language"], "zh-Hans");
  assert.deepEqual(JSON.parse(requests[0]?.body ?? ""), { ticket: "t".repeat(22), code: "login-code" });
});

test("Client_Denying_TakesAnEmptyAnswerForAYes", async () => {
  const { client, requests } = talking(answers(204, ""));

  assert.deepEqual(await client.deny("scan-token"), { ok: true, value: null });
  assert.equal(requests[0]?.body, '{"scanToken":"scan-token"}');
});

test("Client_Refused_PassesCodeAndSentenceOn", async () => {
  const { client } = talking(answers(410, { type: "about:blank", title: "ticket.expired", code: "ticket.expired", detail: "二维码已过期。" }));

  assert.deepEqual(await client.scan("t", "c"), { ok: false, problem: { code: "ticket.expired", detail: "二维码已过期。", agreements: null } });
});

test("Client_AnsweredWithNoAnswerOfTheConsole_SaysThatItWasNotReached", async () => {
  const nonsense = [
    answers(502, "<html>Bad Gateway</html>"), answers(200, "{"), answers(500, "null"), answers(500, { code: 1 }),
    () => Promise.reject(new Error("request:fail")),
  ];
  for (const answer of nonsense) {
    const outcome = await talking(answer).client.scan("t", "c");

    assert.equal(outcome.ok ? "ok" : outcome.problem.code, notReached);
  }
});

test("Ticket_InAScannedLink_IsReadFromTheEncodedLinkOnce", () => {
  const ticket = "Ab-_567890123456789012";
  const q = encodeURIComponent(`https://id.example/m/${ticket}`);

  assert.equal(ticketOf(q), ticket);
  assert.equal(ticketOf(encodeURIComponent(`https://id.example/m/${ticket}?from=poster`)), ticket);
  assert.equal(ticketOf(encodeURIComponent(q)), null);
  for (const wrong of [undefined, "", "%", "https%3A%2F%2Fid.example%2Fw%2FAb-_567890123456789012", encodeURIComponent(`https://id.example/m/${ticket}1`)])
    assert.equal(ticketOf(wrong), null);
});

test("Ticket_FromAnyWayIntoThePage_IsTheSame", () => {
  const ticket = "0123456789-_abcdefGHIJ";

  assert.equal(ticketIn({ q: encodeURIComponent(`https://id.example/m/${ticket}`) }), ticket);
  assert.equal(ticketIn({ scene: encodeURIComponent(ticket) }), ticket);
  assert.equal(ticketIn({ t: ticket }), ticket);
  for (const wrong of [{}, { scene: "shop=7" }, { scene: "%" }, { t: `${ticket}x` }, { q: ticket }]) assert.equal(ticketIn(wrong), null);
});
