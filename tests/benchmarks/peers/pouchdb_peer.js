// One PouchDB client (leveldb) against a pouchdb-server. Commands:
//   measure ROOM ADDRESS COUNT BATCH   figures of one round as JSON
//   write ROOM                         puts one document after the other until it is killed
//   push ROOM ADDRESS                  replicates everything of ROOM's sender, then says so
//   count ROOM|ADDRESS                 how many documents there are
"use strict";
const path = require("node:path");
const readline = require("node:readline");
const PouchDB = require("pouchdb");

const SINGLE_EDITS = 30;
const QUIET_ROUNDS = 20;

const now = () => Number(process.hrtime.bigint()) / 1e6;
const say = (value) => process.stdout.write(JSON.stringify(value) + "\n");
const idOf = (number) => "case:" + String(number).padStart(8, "0");

function text(length, seed) {
  let made = "";
  let state = seed + 1;
  for (let place = 0; place < length; place += 1) {
    state = (state * 1103515245 + 12345) % 2147483648;
    made += String.fromCharCode(0x4e00 + (state % 3500));
  }
  return made;
}

const item = (number) => ({ _id: idOf(number), kind: "case", number, name: text(3, number), remarks: text(300, number) });

const local = (room, name) => new PouchDB(path.join(room, name));

async function timed(work) {
  const began = now();
  await work();
  return now() - began;
}

async function measure(room, address, count, batch) {
  const [sender, receiver] = [local(room, "sender"), local(room, "receiver")];
  const options = { batch_size: batch };
  for (let start = 0; start < count; start += 1000) {
    const size = Math.min(1000, count - start);
    await sender.bulkDocs(Array.from({ length: size }, (_, place) => item(start + place)));
  }
  const push = await timed(() => sender.replicate.to(address, options));
  const pull = await timed(() => receiver.replicate.from(address, options));
  const arrived = (await receiver.info()).doc_count;
  const single = [];
  for (let number = 0; number < SINGLE_EDITS; number += 1) {
    const edited = await sender.get(idOf(number));
    await sender.put({ ...edited, remarks: text(300, number + 7) });
    single.push(await timed(async () => {
      await sender.replicate.to(address, options);
      await receiver.replicate.from(address, options);
    }));
  }
  const quiet = [];
  for (let round = 0; round < QUIET_ROUNDS; round += 1) {
    quiet.push(await timed(async () => {
      await sender.replicate.to(address, options);
      await sender.replicate.from(address, options);
    }));
  }
  const fresh = local(room, "fresh");
  const bootstrap = await timed(() => fresh.replicate.from(address, options));
  say({ push_ms: push, pull_ms: pull, bootstrap_ms: bootstrap, arrived, single_ms: single, quiet_ms: quiet,
        item_bytes: Buffer.byteLength(JSON.stringify(item(5))) });
  await Promise.all([sender, receiver, fresh].map((database) => database.close()));
}

async function write(room) {
  const sender = local(room, "sender");
  for (let number = 0; ; number += 1) {
    await sender.put(item(number));
    say(number + 1);
  }
}

async function push(room, address) {
  const sender = local(room, "sender");
  const told = await sender.replicate.to(address, { batch_size: 1000 });
  say({ pushed: told.docs_written });
  // whoever started this may look at the server first
  for await (const _line of readline.createInterface({ input: process.stdin })) break;
  await sender.close();
}

async function count(place) {
  const database = new PouchDB(place);
  say((await database.info()).doc_count);
  await database.close();
}

const [command, ...rest] = process.argv.slice(2);
const commands = {
  measure: (room, address, size, batch) => measure(room, address, Number(size), Number(batch)),
  write,
  push,
  count,
};
commands[command](...rest).catch((error) => {
  process.stderr.write(String(error && error.stack) + "\n");
  process.exit(1);
});
