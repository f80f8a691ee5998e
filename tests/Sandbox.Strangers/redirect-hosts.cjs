// node --require ./redirect-hosts.cjs: whatever speaks to WeChat's hosts, over http, https or fetch, speaks to the sandbox at
// SANDBOX_ORIGIN instead. Nothing else of the program that runs is touched.
"use strict";

const http = require("node:http");
const https = require("node:https");

const hosts = new Set([
  "api.weixin.qq.com", "api2.weixin.qq.com", "sh.api.weixin.qq.com", "sz.api.weixin.qq.com", "hk.api.weixin.qq.com",
  "open.weixin.qq.com", "lp.open.weixin.qq.com", "long.open.weixin.qq.com", "mp.weixin.qq.com",
]);
const sandbox = new URL(process.env.SANDBOX_ORIGIN);
const plainRequest = http.request;

/** The address in the sandbox, or null for a host that is not WeChat's. */
function redirected(address) {
  return hosts.has(address.hostname) ? new URL(address.pathname + address.search, sandbox) : null;
}

function addressOf(options, protocol) {
  const host = String(options.hostname ?? options.host ?? "localhost").split(":")[0];
  return new URL(options.path ?? "/", `${options.protocol ?? protocol}//${host}`);
}

function redirect(module, protocol) {
  const original = module.request;
  module.request = function request(first, second, third) {
    const isAddress = typeof first === "string" || first instanceof URL;
    const options = isAddress ? (typeof second === "object" && second !== null ? second : {}) : first;
    const callback = [first, second, third].find((argument) => typeof argument === "function");
    const target = redirected(isAddress ? new URL(first) : addressOf(options, protocol));
    if (!target) return original.apply(this, arguments);

    const headers = Object.fromEntries(Object.entries(options.headers ?? {}).filter(([name]) => name.toLowerCase() !== "host"));
    // What belonged to the connection belongs to another one now.
    const { agent, createConnection, servername, host, hostname, port, defaultPort, protocol: _, path, href, origin, ...kept } = options;
    return plainRequest.call(http, { ...kept, headers, protocol: "http:", hostname: target.hostname, port: target.port, path: target.pathname + target.search }, callback);
  };
  module.get = function get(...argumentsOfGet) {
    const request = module.request(...argumentsOfGet);
    request.end();
    return request;
  };
}

redirect(http, "http:");
redirect(https, "https:");

const plainFetch = globalThis.fetch;
globalThis.fetch = (resource, options) => {
  const address = redirected(new URL(resource instanceof Request ? resource.url : resource));
  if (!address) return plainFetch(resource, options);
  return plainFetch(resource instanceof Request ? new Request(address, resource) : address, options);
};
