// Chromium: the one given, or the one that the npm package @sparticuz/chromium carries, unpacked once beside node_modules.
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

// No sandbox: CI runs as root. Nothing but the page under test may reach for the network.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export async function launch(given) {
  if (given) {
    return start(given, {});
  }
  const home = await unpacked();
  const executable = join(home, 'chromium');
  const fonts = { FONTCONFIG_FILE: join(home, 'fonts.conf') };
  try {
    return await start(executable, fonts);
  } catch (failure) {
    if (!String(failure).includes('error while loading shared libraries')) {
      throw failure;
    }
    return start(executable, { ...fonts, LD_LIBRARY_PATH: join(home, 'al2023', 'lib') });
  }
}

function start(executablePath, environment) {
  return chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...environment } });
}

/** Unpacks into a folder of our own and renames it when whole, so that two that start together cannot harm each other. */
async function unpacked() {
  const home = join(import.meta.dirname, 'chromium');
  if (existsSync(home)) {
    return home;
  }
  const fresh = mkdtempSync(`${home}-`);
  // The package unpacks into TMPDIR, and shared libraries besides only where it believes itself in AWS Lambda.
  const { TMPDIR, LD_LIBRARY_PATH } = process.env;
  Object.assign(process.env, { TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
  const { default: packaged } = await import('@sparticuz/chromium');
  await packaged.executablePath();
  delete process.env.AWS_EXECUTION_ENV;
  restore({ TMPDIR, LD_LIBRARY_PATH });
  writeFileSync(join(fresh, 'fonts.conf'), fontSettings(join(home, 'fonts')));
  try {
    renameSync(fresh, home);
  } catch (other) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(home)) {
      throw other;
    }
  }
  return home;
}

function restore(variables) {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) {
      delete process.env[name];
    } else {
      process.env[name] = value;
    }
  }
}

/** The package's Open Sans first, so that pictures look alike on every machine; the machine's fonts for other scripts. */
function fontSettings(folder) {
  const first = (family) => `  <alias binding="strong"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}-cache</cachedir>
${['sans-serif', 'system-ui', 'Arial', 'Helvetica'].map(first).join('\n')}
</fontconfig>
`;
}
