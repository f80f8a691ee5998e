type LogLine = { time: string; who: string; what: string; request: string; answer: string; failed: boolean };

const body = document.body;
const computer = document.getElementById("computer") as HTMLIFrameElement;
const phone = document.getElementById("phone") as HTMLIFrameElement;
const log = document.getElementById("log") as HTMLOListElement;
const longestLog = 200;

/** The newest code on the computer's screen, as a picture. */
let code: string | null = null;
/** The phone looks at a screen that shows no code yet. */
let phoneWaits = false;

window.addEventListener("message", (event: MessageEvent<{ type?: string; image?: unknown }>) => {
  if (isOnComputer(event)) {
    if (event.data.type === "sign-in-code" && typeof event.data.image === "string" && /^data:image\/(png|jpeg);base64,/.test(event.data.image)) {
      code = event.data.image;
      if (phoneWaits) answerPhone();
    }
    return;
  }
  if (event.source === phone.contentWindow && event.origin === body.dataset.wechat) {
    if (event.data.type === "wants-code") answerPhone();
    if (event.data.type === "looks-away") phoneWaits = false;
  }
});

/** The console's page; or WeChat's page with a code of its own, in the console's place or inside it. */
function isOnComputer({ source, origin }: MessageEvent): boolean {
  const screen = computer.contentWindow;
  if (origin === body.dataset.console) return source === screen;
  return origin === body.dataset.wechat && (source === screen || (source as Window | null)?.parent === screen);
}

function answerPhone(): void {
  phoneWaits = code === null;
  phone.contentWindow?.postMessage(code ? { type: "scan", image: code } : { type: "no-code" }, body.dataset.wechat ?? "");
}

const language = document.documentElement.lang;
const source = new EventSource(`${body.dataset.log}?lang=${language}`);
source.addEventListener("ready", () => log.replaceChildren());
source.addEventListener("message", (event: MessageEvent<string>) => append(JSON.parse(event.data) as LogLine));

function append(line: LogLine): void {
  const item = document.createElement("li");
  item.classList.toggle("failed", line.failed);
  item.append(part("time", line.time), part("who", line.who), part("what", line.what), part("request", line.request), part("answer", line.answer));
  log.prepend(item);
  while (log.children.length > longestLog) log.lastElementChild?.remove();
}

function part(name: string, text: string): HTMLElement {
  const span = document.createElement(name === "request" || name === "answer" ? "code" : "span");
  span.className = name;
  span.textContent = text;
  return span;
}

// Only now: a frame that was there first could have said something before anybody listened.
for (const frame of [computer, phone]) frame.src = frame.dataset.src ?? "";
