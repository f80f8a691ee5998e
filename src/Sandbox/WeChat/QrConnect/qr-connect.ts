// WeChat's page with the code: it asks where the uuid stands until there is something to do.

type Answer = { code: number; wxCode: string };

const body = document.body;
const facts = body.dataset;
const picture = document.querySelector<HTMLImageElement>(".js_qrcode_img")!;
const status = document.querySelector<HTMLElement>(".js_status")!;
const page = window as unknown as { wx_errcode?: number; wx_code?: string };

let uuid = facts.uuid ?? "";

function show(view: "waiting" | "scanned" | "cancelled" | "confirmed" | "offline"): void {
  body.dataset.view = view;
  status.textContent = facts[view] ?? "";
}

/** As a script, which tells its answer in two globals. */
function poll(knowsScan: boolean): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    page.wx_errcode = undefined;
    script.addEventListener("load", () => {
      script.remove();
      if (page.wx_errcode === undefined) reject(new Error("no answer"));
      else resolve({ code: page.wx_errcode, wxCode: page.wx_code ?? "" });
    });
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error("no connection"));
    });
    script.src = `${facts.poll}?uuid=${uuid}${knowsScan ? "&last=404" : ""}&_=${Date.now()}`;
    document.head.append(script);
  });
}

async function renew(): Promise<void> {
  const answer = await fetch(facts.fresh ?? "");
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/xml").querySelector("uuid")?.textContent;
  if (!fresh) throw new Error("no uuid");
  uuid = fresh;
  picture.src = facts.picture + uuid;
  void tellDemo();
}

async function follow(): Promise<void> {
  let knowsScan = false;
  while (true) {
    try {
      const { code, wxCode } = await poll(knowsScan);
      if (code === 405) return leave(wxCode);
      knowsScan = code === 404;
      if (code === 404) show("scanned");
      else if (code === 403) return await cancelled();
      else if (code === 402 || code === 500) {
        await renew();
        show("waiting");
      } else if (!knowsScan && body.dataset.view === "offline") show("waiting");
    } catch {
      show("offline");
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

async function cancelled(): Promise<void> {
  // WeChat's former way: the site is told, by a callback that has no code.
  if (facts.legacyCancel !== undefined) return go(`${facts.callbackStart}${facts.callbackEnd}`);
  await renew();
  show("cancelled");
  return follow();
}

function leave(code: string): void {
  show("confirmed");
  const address = `${facts.callbackStart}code=${code}&${facts.callbackEnd}`;
  if (facts.twice === undefined) return go(address);
  // Once out of sight, and then once more.
  const first = document.createElement("iframe");
  first.hidden = true;
  first.addEventListener("load", () => go(address), { once: true });
  first.src = address;
  body.append(first);
}

function go(address: string): void {
  if (facts.inside !== undefined) location.replace(address);
  else window.top!.location.href = address;
}

/** On the demo page the phone's camera points at this code. The browser drops the message for every other page on top. */
async function tellDemo(): Promise<void> {
  if (window.top === window) return;
  const file = await (await fetch(picture.src)).blob();
  const reader = new FileReader();
  reader.addEventListener("load", () => window.top?.postMessage({ type: "sign-in-code", image: reader.result }, facts.demo ?? ""));
  reader.readAsDataURL(file);
}

// Only now: a script that is still on its way would keep this page, and the one around it, loading for as long as the poll is held.
window.addEventListener("load", () => {
  void tellDemo();
  void follow();
});

export {};
