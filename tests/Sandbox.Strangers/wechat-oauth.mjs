// wechat-oauth: node wechat-oauth.mjs official|website|mini <appid> <secret>
import OAuth from "wechat-oauth";
import { authorize, phone, scan } from "./person.mjs";

const [door, appid, secret] = process.argv.slice(2);
const client = new OAuth(appid, secret, null, null, door === "mini");
const ask = (method, ...wish) => new Promise((resolve, reject) => client[method](...wish, (error, answer) => (error ? reject(error) : resolve(answer))));

if (door === "mini") {
  const { code } = await phone("login", {});
  const { encryptedData, iv } = await phone("user-info", {});
  const user = await ask("getUserByCode", { code, encryptedData, iv });
  const second = await ask("getUserByCode", { code, encryptedData, iv }).catch((error) => ({ name: error.name, code: error.code }));
  console.log(JSON.stringify({ user, second }));
} else {
  const callback = door === "official"
    ? await authorize(client.getAuthorizeURL("https://shop.example/back?from=menu", "s1", "snsapi_userinfo"))
    : await scan(client.getAuthorizeURLForWebsite("https://shop.example/back?from=menu", "s1"));
  const code = callback.searchParams.get("code");
  const token = (await ask("getAccessToken", code)).data;
  const user = await ask("getUser", { openid: token.openid, lang: "zh_CN" });
  const verified = await ask("verifyToken", token.openid, token.access_token);
  const refreshed = (await ask("refreshAccessToken", token.refresh_token)).data;
  const second = await ask("getAccessToken", code).catch((error) => ({ name: error.name, code: error.code }));
  console.log(JSON.stringify({ callback: callback.href.replace(code, "CODE"), token, user, verified, sameToken: refreshed.access_token === token.access_token, second }));
}
