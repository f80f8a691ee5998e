// One question on standard input, one answer on standard output: encrypts a message or opens a ciphertext, and signs it.
const { readFileSync } = require("node:fs");
const WXBizMsgCrypt = require("wechat-crypto");

const asked = JSON.parse(readFileSync(0, "utf8"));
const crypt = new WXBizMsgCrypt(asked.token, asked.key, asked.appId);
const encrypted = asked.encrypted ?? crypt.encrypt(asked.message);
const { message, id } = crypt.decrypt(encrypted);
console.log(JSON.stringify({ encrypted, message, id, signature: crypt.getSignature(asked.timestamp, asked.nonce, encrypted) }));
