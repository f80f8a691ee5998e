// @logto/connector-wechat-web: node logto-connector.mjs <appid> <secret>
import createConnector from "@logto/connector-wechat-web";
import { scan } from "./person.mjs";

const [appId, appSecret] = process.argv.slice(2);
const connector = await createConnector({ getConfig: async () => ({ appId, appSecret }) });
const address = await connector.getAuthorizationUri({ state: "s1", redirectUri: "https://shop.example/callback/wechat-web" });
const callback = await scan(address);
const answer = Object.fromEntries(callback.searchParams);
const user = await connector.getUserInfo(answer);
const second = await connector.getUserInfo(answer).catch((error) => ({ name: error.constructor.name, code: error.code }));
console.log(JSON.stringify({ state: answer.state, user, second }));
