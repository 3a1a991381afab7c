// One JSON command per line on stdin, one JSON answer per line on stdout, in order. The end of stdin ends the process.
import { createInterface } from 'node:readline';

/**
 * @param commands functions by name; each takes the command object and returns (a promise of) its answer
 * @param end what to do when the parent has closed stdin or died
 */
export async function answerLines(commands, end = async () => {}) {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await answer(commands, line))}\n`);
  }
  await end();
  process.exit(0);
}

async function answer(commands, line) {
  try {
    const command = JSON.parse(line);
    if (!Object.hasOwn(commands, command.command)) {
      throw new Error(`no such command: ${command.command}`);
    }
    return { answer: (await commands[command.command](command)) ?? null };
  } catch (failure) {
    return { error: failure.stack ?? String(failure) };
  }
}
