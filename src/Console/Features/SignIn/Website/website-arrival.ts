// Code and state that WeChat's page brought back: from the page that it returned to, to the page that began, to the server.

export interface Arrival {
  type: "wechat-arrival";
  code: string;
  state: string;
}

export interface Outcome {
  decision?: "signed-in" | "held" | "denied";
  /** The page has a step left. */
  goesOn?: boolean;
  user?: { nickname: string | null; mark: string; avatar: string | null };
  detail?: string;
}

export const isArrival = (data: unknown): data is Arrival => (data as Arrival | null)?.type === "wechat-arrival";

export function arrivalOf(address: string): Arrival {
  const query = new URL(address).searchParams;
  return { type: "wechat-arrival", code: query.get("code") ?? "", state: query.get("state") ?? "" };
}

/** The browser's cookie goes along: only the browser that began gets an answer that is worth something. */
export async function arrive({ code, state }: Arrival): Promise<Outcome> {
  const answer = await fetch("/api/v1/website-app/arrivals", {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ code, state }),
  });
  return (await answer.json()) as Outcome;
}
