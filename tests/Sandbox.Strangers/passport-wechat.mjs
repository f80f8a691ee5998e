// passport-wechat, under passport: node passport-wechat.mjs wechat|web <appid> <secret>
import { IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import WechatStrategy from "passport-wechat";
import { authorize, scan } from "./person.mjs";

// The passport that the strategy itself brings along.
const require = createRequire(createRequire(import.meta.url).resolve("passport-wechat"));
const passport = new (require("passport").Passport)();
const [client, appID, appSecret] = process.argv.slice(2);
const callbackURL = "https://shop.example/back";
const scope = client === "web" ? "snsapi_login" : "snsapi_userinfo";

passport.use(new WechatStrategy({ appID, appSecret, client, callbackURL, scope, state: "s1" },
  (accessToken, refreshToken, profile, expiresIn, done) => done(null, { ...profile, expiresIn, hasTokens: !!accessToken && !!refreshToken })));

/** One request to the site, as far as passport looks at it. */
function visit(query) {
  return new Promise((resolve, reject) => {
    const request = Object.assign(Object.create(IncomingMessage.prototype), { query, protocol: "https", originalUrl: "/back", get: () => "shop.example" });
    const response = { setHeader: (name, value) => name === "Location" && resolve({ location: value }), end: () => resolve({ status: response.statusCode }) };
    passport.initialize()(request, response, () =>
      passport.authenticate("wechat", { session: false })(request, response, (error) => (error ? reject(error) : resolve({ user: request.user }))));
  });
}

const { location } = await visit({});
const callback = client === "web" ? await scan(location) : await authorize(location);
const { user } = await visit(Object.fromEntries(callback.searchParams));
const refused = await visit({ state: "s1" });
const again = await visit(Object.fromEntries(callback.searchParams)).catch((error) => ({ name: error.name, code: error.code }));
console.log(JSON.stringify({ user, refused, again }));
