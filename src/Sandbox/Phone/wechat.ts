import type { Host } from "../../../sdk/mini-program/page";

/** What a scanned link opens. */
export type Opened =
  | { opens: "web-page" }
  | { opens: "nothing" }
  | { opens: "official-account"; appId: string; name: string }
  | { opens: "mini-program"; appId: string; name: string; page: string; query: { q?: string; scene?: string; t?: string }; scene: number };

/** Asks WeChat what a link opens that was scanned, or tapped in a browser; a link that nobody answers for is a web page. */
export async function scan(url: string, way: "camera" | "browser"): Promise<Opened> {
  try {
    const answer = await post("scan", { url, way });
    return answer.ok ? ((await answer.json()) as Opened) : { opens: "web-page" };
  } catch {
    return { opens: "web-page" };
  }
}

/** An official account as the phone shows it: a profile for strangers, a chat for followers. */
export interface Account {
  name: string;
  follows: boolean;
  messages: readonly { text: string; isNotice: boolean }[];
}

/** Opens an official account, follows or leaves it; with the link of a scanned code, if one led there. */
export async function account(verb: "open" | "follow" | "unfollow", person: string, url: string | null): Promise<Account | null> {
  try {
    const answer = await post(`official-account/${verb}`, { person, url });
    return answer.ok ? ((await answer.json()) as Account) : null;
  } catch {
    return null;
  }
}

/** What the WeChat client does for a mini program that this person has open. */
export function hostOf(person: string, appId: string): Host {
  return {
    login: async () => {
      const { code } = await answerOf("login", { person, appId });
      if (code === undefined) throw new Error("login:fail");
      return code;
    },
    phoneCode: async (wanted) => {
      for (const proof of wanted === "quick" ? (["quick"] as const) : (["real-time", "quick"] as const)) {
        const given = await answerOf("phone-code", { person, appId, kind: proof });
        if (given.code !== undefined) return { code: given.code, proof };
        // Only a WeChat without that button shows the other one; a person who refused is not asked twice.
        if (!given.errMsg?.endsWith("not supported")) return null;
      }
      return null;
    },
    request: async ({ url, method, headers, body }) => {
      const answer = await post("request", { appId, url, method, header: headers, data: body });
      if (!answer.ok) throw new Error("request:fail");
      const { statusCode, data } = (await answer.json()) as { statusCode: number; data: string };
      return { status: statusCode, body: data };
    },
  };
}

/** WXLaunchMiniProgram: what the company's app opens. */
export async function launch(appId: string, wish: { userName: string | null; path: string; miniProgramType: number }): Promise<Opened> {
  const answer = await post("launch", { appId, ...wish });
  return answer.ok ? ((await answer.json()) as Opened) : { opens: "nothing" };
}

/** SendAuth: the code that WeChat gives the company's app, when the person agrees. */
export async function appCode(person: string, appId: string): Promise<string | undefined> {
  return (await answerOf("app-code", { person, appId })).code;
}

/** A request of the company's app, which no browser sends. Rejects when nothing was answered. */
export async function appRequest(appId: string, url: string, method: "POST" | "DELETE", body: object, headers: Record<string, string>): Promise<string> {
  const header = { "Accept": "application/json", "Accept-Language": document.documentElement.lang, ...headers };
  const answer = await post("request", { appId, url, method, header, data: JSON.stringify(body) });
  if (!answer.ok) throw new Error("request:fail");
  return ((await answer.json()) as { data: string }).data;
}

/** A code, or an errMsg that says why there is none. */
async function answerOf(verb: string, wish: object): Promise<{ code?: string; errMsg?: string }> {
  const answer = await post(verb, wish);
  if (!answer.ok) throw new Error(`${verb}:fail`);
  return (await answer.json()) as { code?: string; errMsg?: string };
}

function post(verb: string, body: object): Promise<Response> {
  return fetch(`/sandbox/phone/${verb}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}
