// A person with a phone and a computer, at the addresses that a stranger's program gives them. All of them are WeChat's real ones.

const headers = { "X-Sandbox-Person": process.env.PERSON ?? "xiaowang" };

/** Opens an authorisation page inside WeChat and agrees. Answers where WeChat sends the phone. */
export async function authorize(address) {
  const asked = await fetch(address, { headers, redirect: "manual" });
  if (asked.status === 303) return new URL(asked.headers.get("location"));
  const question = /name="question" value="([^"]+)"/.exec(await asked.text())[1];
  const answer = await fetch("https://open.weixin.qq.com/connect/oauth2/authorize/answer", {
    method: "POST", headers, redirect: "manual", body: new URLSearchParams({ question, answer: "allow" }),
  });
  return new URL(answer.headers.get("location"));
}

/** Opens a web site's page with WeChat's code on the computer, scans it and agrees. Answers where the page goes then. */
export async function scan(address) {
  const page = await (await fetch(address)).text();
  const uuid = /src="\/connect\/qrcode\/([A-Za-z0-9]+)"/.exec(page)?.[1];
  if (!uuid) throw new Error(page);
  await fetch(`https://open.weixin.qq.com/connect/confirm?uuid=${uuid}`, { headers });
  await fetch("https://open.weixin.qq.com/connect/confirm_reply", { method: "POST", headers, body: new URLSearchParams({ uuid, answer: "allow" }) });
  const told = await (await fetch(`https://lp.open.weixin.qq.com/connect/l/qrconnect?uuid=${uuid}&last=404`)).text();
  const [, errcode, code] = /wx_errcode=(\d+);window\.wx_code='([^']*)'/.exec(told);
  if (errcode !== "405") throw new Error(told);
  const [, start, end] = /data-callback-start="([^"]+)" data-callback-end="([^"]+)"/.exec(page).map((text) => text.replaceAll("&amp;", "&"));
  return new URL(`${start}code=${code}&${end}`);
}

/** What the phone's WeChat does for a mini program. */
export async function phone(verb, wish) {
  const answer = await fetch(`${process.env.SANDBOX_ORIGIN}/sandbox/phone/${verb}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ person: process.env.PERSON, ...wish }),
  });
  return answer.json();
}
