// ws: a query and twenty trades. Arguments: REST address, WebSocket address. ws is a WebSocket library that knows
// nothing of the broker, so this program speaks the broker's protocol itself.

const assert = require("node:assert");
const { once } = require("node:events");
const WebSocket = require("ws");

const [rest, websocket] = process.argv.slice(2);

async function post(path, body, headers = {}) {
  const response = await fetch(rest + path, {
    method: "POST",
    headers: { "content-type": "application/json;charset=UTF-8", ...headers },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  assert.strictEqual(answer.return_code, 0, answer.return_msg);
  return answer;
}

async function main() {
  const credentials = { grant_type: "client_credentials", appkey: "key", secretkey: "secret" };
  const { token } = await post("/oauth2/token", credentials);
  const index = await post(
    "/api/dostk/sect",
    { mrkt_tp: "0", inds_cd: "001" },
    { authorization: `Bearer ${token}`, "api-id": "ka20001" },
  );

  const socket = new WebSocket(websocket);
  const send = (message) => socket.send(JSON.stringify(message));
  const answers = [];
  const trades = [];
  const data = [{ item: ["005930", "000660_AL"], type: ["0B"] }];
  socket.on("message", (text) => {
    const message = JSON.parse(text);
    if (message.trnm === "PING") return socket.send(text.toString()); // verbatim
    if (message.trnm === "REAL") return trades.push(...message.data);
    answers.push(`${message.trnm} ${message.return_code}`);
    if (message.trnm === "LOGIN") send({ trnm: "REG", grp_no: "1", refresh: "1", data });
  });
  await once(socket, "open");
  send({ trnm: "LOGIN", token });
  while (trades.length < 20) await once(socket, "message");
  send({ trnm: "REMOVE", grp_no: "1", data });
  while (answers.length < 3) await once(socket, "message");
  const received = trades.length;
  await new Promise((resume) => setTimeout(resume, 2500)); // PINGs
  socket.close();
  const [code] = await once(socket, "close");

  assert.deepStrictEqual(answers, ["LOGIN 0", "REG 0", "REMOVE 0"]);
  assert.ok(trades.every(({ type, item }) => type === "0B" && data[0].item.includes(item)));
  assert.strictEqual(trades.length, received, "rows came after the REMOVE");
  assert.strictEqual(code, 1000);
  const price = trades[19].values["10"];
  console.log(`index ${index.cur_prc}, 20 trades, the last at ${price}`);
}

setTimeout(() => {
  console.error("twenty trades did not come within 30 s");
  process.exit(1);
}, 30000).unref();
main().catch((error) => {
  console.error(error);
  process.exit(1);
});
