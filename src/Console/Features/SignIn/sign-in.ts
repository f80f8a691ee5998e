// The waiting page. It shows a code, hears by SignalR that its ticket changed, reads how it stands, and redeems it. What is true is
// always read from the server; an event only says "look again". No secret passes through here: the browser's is an HttpOnly cookie.
import { SignInHub, type TicketView } from "./sign-in-hub";
import { type Code, Page } from "./sign-in-page";
import { type KeptTicket, keep, kept } from "./sign-in-kept";
import { type Arrival, arrive } from "./Website/website-arrival";
import { WebsiteFrame } from "./Website/website-frame";

interface IssuedTicket extends Code {
  id: string;
}

interface Problem {
  code?: string;
  detail?: string;
}

const page = new Page(document.querySelector<HTMLElement>("#sign-in")!);
const hub = new SignInHub("/hubs/sign-in", { changed: read, lost: () => page.isWaiting && page.show("offline"), back: read });

const frame = page.frame && new WebsiteFrame(page.frame, (arrival) => void arrived(arrival));

let ticket: string | undefined;
/** The way in that the ticket is for; the person may have chosen another one since. */
let way: string | undefined;
/** Shows the server that it is the same page that redeems again: an answer that got lost is given once more, to nobody else. */
let attempt = "";
let redeemed: string | undefined;
let renewals = 0;
let asking = false;
let redeeming = false;

async function post(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: "POST", headers: { accept: "application/json", ...headers } });
}

function newAttempt(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function newCode(): Promise<void> {
  if (asking) return;
  asking = true;
  const scenario = page.way;
  try {
    if (page.isFramed) return await openFrame();
    const wish = new URLSearchParams();
    if (scenario) wish.set("scenario", scenario);
    if (ticket) wish.set("replaces", ticket);
    if (page.asksForPhone) wish.set("purpose", "phone");
    const answer = await post(`/api/v1/tickets?${wish}`);
    const body = (await answer.json()) as IssuedTicket & Problem;
    if (answer.ok) [ticket, way, attempt] = [body.id, scenario, newAttempt()];
    // Another way in was chosen meanwhile: nobody wants to see this code, and the one for that way is asked for below.
    if (scenario !== page.way) return;
    if (!answer.ok) return body.code === "launch.not-possible" ? page.showNoLaunch() : page.fail(body.detail);
    page.showCode(body);
    if (page.isLaunch) keep({ ...body, attempt });
    await look();
  } catch {
    // No connection: the hub tells when it is back, and then the code is asked for again.
    page.show("offline");
  } finally {
    asking = false;
    if (scenario !== page.way) void newCode();
  }
}

async function read(): Promise<void> {
  // Redeeming is a change too: this very page hears of it before its own answer comes.
  if (page.isOver || redeeming || asking || (page.isFramed && page.view === "framed")) return;
  if (!ticket || way !== page.way) return newCode();
  await look();
}

/** WeChat's own page takes the place of the code; the ticket that was there is nobody's any more. */
async function openFrame(): Promise<void> {
  leave();
  ticket = undefined;
  const problem = await frame!.open();
  if (!page.isFramed) return;
  if (problem) page.fail(problem.detail);
  else page.show("framed");
}

async function arrived(arrival: Arrival): Promise<void> {
  page.show("signing-in");
  try {
    const { decision, user, goesOn, detail } = await arrive(arrival);
    frame!.close();
    if (decision === "held") location.assign("/signin/continue");
    else if (decision === "denied") page.show("denied");
    else if (goesOn) location.reload();
    else if (user) {
      page.showSignedIn(user);
      await hub.stop();
    } else page.fail(detail);
  } catch {
    page.show("offline");
  }
}

/** Reads how the ticket stands. What comes after the page went on to another one says nothing about what it shows. */
async function look(): Promise<void> {
  const looked = ticket!;
  const isShown = (): boolean => looked === ticket && way === page.way && !page.isOver && !redeeming;
  try {
    const view = await hub.watch(looked);
    if (isShown()) await apply(view);
  } catch {
    if (isShown()) page.show("offline");
  }
}

async function apply(view: TicketView | null): Promise<void> {
  switch (view?.state) {
    case "Issued":
      return page.wait(view.expiresIn);
    case "Scanned":
      return page.showScanned(view);
    case "Approved":
      // A number that was given changes the session that is there; a sign-in is redeemed for a new one.
      return page.asksForPhone ? location.reload() : redeem();
    case "Denied":
      return page.show("denied");
    case "Redeemed":
      // By this page, and the answer was lost: it asks again. By this browser in another tab: the page knows by the session.
      return redeemed === ticket ? redeem() : location.reload();
    default:
      return expired();
  }
}

async function redeem(): Promise<void> {
  if (redeeming) return;
  redeeming = true;
  redeemed = ticket;
  page.show("signing-in");
  try {
    const answer = await post(`/api/v1/tickets/${ticket}/redeem`, { "idempotency-key": attempt });
    const body = (await answer.json()) as { nickname: string | null; mark: string; avatar: string | null; goesOn: boolean } & Problem;
    if (answer.ok && body.goesOn) {
      location.reload();
    } else if (answer.ok) {
      page.showSignedIn(body);
      await hub.stop();
    } else if (body.code === "ticket.already-redeemed") {
      location.reload();
    } else {
      page.fail(body.detail);
    }
  } catch {
    // Approved still, or redeemed with the answer lost: reading it again leads back here.
    page.show("offline");
  } finally {
    redeeming = false;
  }
}

async function expired(): Promise<void> {
  if (asking) return;
  // A hidden tab keeps its expired code and asks for a new one when somebody looks at it.
  if (document.hidden) return page.show("expired");
  if (++renewals > page.maxRenewals) return page.show("expired");
  await newCode();
}

/** The browser let the page go while WeChat was open: the ticket of before is still this browser's. */
function goOn(before: KeptTicket): void {
  [ticket, way, attempt] = [before.id, page.way, before.attempt];
  page.showCode(before);
  void look();
}

function restart(): void {
  renewals = 0;
  void newCode();
}

// Whoever opens WeChat on this phone leaves the page and means to come back; it may even be loaded anew.
function leave(): void {
  if (page.isLaunch) return;
  if (ticket && page.isWaiting) navigator.sendBeacon(`/api/v1/tickets/${ticket}/abandon`);
}

if (!page.isOver) {
  page.onDeadline = () => void expired();
  page.onNewCode = restart;
  page.onWay = () => {
    frame?.close();
    page.forgetCode();
    restart();
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    if (page.view === "expired") restart();
    else void read();
  });
  window.addEventListener("offline", () => page.isWaiting && page.show("offline"));
  window.addEventListener("online", () => void read());
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => event.persisted && (page.isLaunch ? void read() : restart()));
  void hub.start();
  const before = page.isLaunch ? kept() : undefined;
  if (before) goOn(before);
  else void newCode();
}
