import { CompanyApp } from "./company-app";
import { decode } from "./decode";
import { launchedByApp } from "../../../sdk/mini-program/launch";
import { MiniProgram } from "./mini-program";
import { OfficialAccount } from "./official-account";
import { scan as scanLink, type Opened } from "./wechat";

type View = "people" | "home" | "scanner" | "web" | "mini" | "account" | "app";

const body = document.body;
const texts = element<HTMLTemplateElement>("texts").dataset;

function element<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

let running: MiniProgram | null = null;

const account = new OfficialAccount(
  { name: element("account-name"), profile: element("account-profile"), messages: element("account-messages"), status: element("account-status") },
  { follow: element("account-follow"), unfollow: element("account-unfollow") },
  openWebPage,
);

const app = new CompanyApp(
  element("app"),
  { status: element("app-status"), name: element("app-person") },
  () => ({ person: body.dataset.person ?? "", console: body.dataset.console ?? "", appId: element("app").dataset.appId ?? "" }),
  openMiniProgram,
);

function show(view: View): void {
  body.dataset.view = view;
  running?.close();
  running = null;
  if (view !== "web") element("page").replaceChildren();
  element("status").textContent = "";
  element("scan-status").textContent = "";
}

function become(row: HTMLElement): void {
  const person = row.dataset.person ?? "";
  body.dataset.person = person;
  element("my-name").textContent = row.querySelector(".name")?.textContent ?? "";
  element("my-shows").textContent = element(`shows-${person}`).textContent;
  element<HTMLImageElement>("my-avatar").src = row.querySelector("img")?.src ?? "";
  const address = new URL(location.href);
  address.searchParams.set("person", person);
  history.replaceState(null, "", address);
  app.forget();
  show("home");
  element("scan").focus();
  openTapped();
}

function say(sentence: string | undefined): void {
  element(body.dataset.view === "scanner" ? "scan-status" : "status").textContent = sentence ?? "";
}

async function scan(picture: Blob): Promise<void> {
  if (!body.dataset.person) return;
  say("");
  try {
    const text = await decode(picture);
    if (text === null) say(texts.noCode);
    else await open(text);
  } catch {
    say(texts.noPicture);
  }
}

async function open(text: string, way: "camera" | "browser" = "camera"): Promise<void> {
  const before = body.dataset.view;
  const opened = await scanLink(text, way);
  // Somebody may have put the phone away while WeChat looked the link up.
  if (body.dataset.view !== before) return;
  if (opened.opens === "mini-program") openMiniProgram(opened);
  else if (opened.opens === "nothing") say(texts.linkOver);
  else if (opened.opens === "official-account") openAccount(text);
  else openWebPage(text);
}

/** A link that was tapped in a browser outside WeChat: WeChat opens with it, as soon as it is known whose phone this is. */
function openTapped(): void {
  const address = new URL(location.href);
  const link = address.searchParams.get("open");
  if (link === null || !body.dataset.person) return;
  address.searchParams.delete("open");
  history.replaceState(null, "", address);
  void scanLink(link, "browser").then((opened) => {
    if (opened.opens === "mini-program") openMiniProgram(opened);
    else say(texts.linkOver);
  });
}

function openMiniProgram(opened: Opened & { opens: "mini-program" }): void {
  show("mini");
  element("mini-name").textContent = opened.name;
  element("mini").dataset.scene = String(opened.scene);
  const place = { page: element("mini-page"), consent: element("mini-consent"), status: element("mini-status"), buttons: element("mini-buttons") };
  running = new MiniProgram(opened, { person: body.dataset.person ?? "", console: body.dataset.console ?? "" }, place, { scan: startScan, close: goHome, returnToApp: () => returnToApp(opened.scene) });
  running.open();
}

/** The button of open-type="launchApp": WeChat gives back only to the app that opened the mini program. */
function returnToApp(scene: number): boolean {
  if (scene !== launchedByApp) return false;
  openApp();
  return true;
}

function openApp(): void {
  show("app");
  element("app-title").focus();
  void app.resume();
}

function openAccount(url: string | null): void {
  show("account");
  void account.open(body.dataset.person ?? "", url);
}

function openWebPage(text: string): void {
  const address = new URL(body.dataset.open ?? "");
  address.searchParams.set("person", body.dataset.person ?? "");
  address.searchParams.set("url", text);
  const frame = document.createElement("iframe");
  frame.title = element("page").dataset.title ?? "";
  // A scanned page was not linked to by any other.
  frame.referrerPolicy = "no-referrer";
  frame.src = address.href;
  show("web");
  element("web-title").textContent = URL.canParse(text) ? new URL(text).host : "";
  element("page").replaceChildren(frame);
}

function goHome(): void {
  tellDemo("looks-away");
  show("home");
  element("scan").focus();
}

function startScan(): void {
  show("scanner");
  // On the demo page the camera points at the computer beside it: the page hands over the picture that is on that screen.
  tellDemo("wants-code");
  element("picture").focus();
}

function tellDemo(type: string): void {
  if (window.parent !== window) window.parent.postMessage({ type }, body.dataset.demo ?? "");
}

document.querySelectorAll<HTMLElement>("#people .row").forEach((row) => row.addEventListener("click", () => become(row)));
element("switch").addEventListener("click", () => show("people"));
element("scan-close").addEventListener("click", goHome);
element("web-close").addEventListener("click", goHome);
element("account-close").addEventListener("click", goHome);
element("chat").addEventListener("click", () => openAccount(null));
element("mini-close").addEventListener("click", goHome);
element("scan").addEventListener("click", startScan);
element("own-app").addEventListener("click", openApp);
element("app-close").addEventListener("click", goHome);
element("app-by-mini").addEventListener("click", () => void app.signInByMiniProgram());
element("app-by-wechat").addEventListener("click", () => void app.signInByWeChat());
element("app-look").addEventListener("click", () => void app.resume());
element("app-phone").addEventListener("click", () => void app.addPhone());
element("app-sign-out").addEventListener("click", () => void app.signOut());

const picture = element<HTMLInputElement>("picture");
picture.addEventListener("change", () => {
  const file = picture.files?.[0];
  picture.value = "";
  if (file) void scan(file);
});

document.addEventListener("paste", (event) => {
  const file = [...(event.clipboardData?.files ?? [])][0];
  if (file) void scan(file);
});

document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file) void scan(file);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && ["scanner", "web", "mini", "account", "app"].includes(body.dataset.view ?? "")) goHome();
});

window.addEventListener("message", (event: MessageEvent<{ type?: string; image?: unknown }>) => {
  const webView = element("page").querySelector("iframe")?.contentWindow;
  if (event.data.type === "close-web-view" && webView && event.source === webView) return goHome();
  if (event.origin !== body.dataset.demo || event.source !== window.parent) return;
  if (event.data.type === "no-code") say(texts.nothingShown);
  if (event.data.type === "scan" && typeof event.data.image === "string") {
    const image = pictureOf(event.data.image);
    if (image) void scan(image);
    else say(texts.noPicture);
  }
});

/** A data URL's bytes, without fetching it: connect-src allows this origin only. */
function pictureOf(dataUrl: string): Blob | null {
  const parts = /^data:(image\/[a-z+.-]+);base64,([A-Za-z0-9+/=]+)$/.exec(dataUrl);
  if (!parts?.[1] || !parts[2]) return null;
  return new Blob([Uint8Array.from(atob(parts[2]), (character) => character.charCodeAt(0))], { type: parts[1] });
}

// Nothing can be pressed before somebody listens.
document.querySelectorAll<HTMLButtonElement>("button[disabled]").forEach((button) => { button.disabled = false; });
openTapped();
