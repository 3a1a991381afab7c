// What a page did since it was last sent somewhere: requests, navigations, errors. Other hosts get a made-up answer.

/** How long the browser may take to begin the navigation that a key or click asked for. */
const GRACE_MS = 40;
const LONGEST_MS = 15_000;

const OUTSIDE = (url) =>
  `<!doctype html><html lang="en"><title>Outside: ${url.host}</title><h1>Outside: ${url.host}</h1></html>`;

export class Recorder {
  constructor(page) {
    this.page = page;
    this.underWay = undefined;
    this.clear();
    const context = page.context();
    context.on('request', (request) =>
      this.requests.push({ method: request.method(), url: request.url(), type: request.resourceType() }),
    );
    page.on('request', (request) => {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
        this.underWay = request;
      }
    });
    const ended = (request) => {
      if (request === this.underWay) {
        this.underWay = undefined;
      }
    };
    page.on('requestfinished', ended);
    page.on('requestfailed', ended);
    page.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) {
        this.navigations.push({ url: response.url(), status: response.status() });
      }
    });
    page.on('console', (message) => {
      if (message.type() === 'error') {
        this.errors.push(message.text());
      }
    });
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('download', (download) =>
      this.downloads.push({ url: download.url(), filename: download.suggestedFilename() }),
    );
  }

  clear() {
    this.requests = [];
    this.navigations = [];
    this.errors = [];
    this.downloads = [];
  }

  /** By the browser's own protocol: playwright's route() does not see where a redirect leads. */
  async answerOtherHosts() {
    const session = await this.page.context().newCDPSession(this.page);
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      const url = new URL(request.url);
      const act = isOurs(url)
        ? session.send('Fetch.continueRequest', { requestId })
        : session.send('Fetch.fulfillRequest', {
            requestId,
            responseCode: 200,
            responseHeaders: [{ name: 'Content-Type', value: 'text/html; charset=utf-8' }],
            body: Buffer.from(OUTSIDE(url)).toString('base64'),
          });
      act.catch(() => {}); // the page moved on before it was answered
    });
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
    return session;
  }

  /** Waits for the navigation that the last act began, if it began one. */
  async settled() {
    await new Promise((resolve) => setTimeout(resolve, GRACE_MS));
    for (let waited = 0; this.underWay && waited < LONGEST_MS; waited += GRACE_MS) {
      await new Promise((resolve) => setTimeout(resolve, GRACE_MS));
    }
    await this.page.waitForLoadState('load');
  }

  seen() {
    const { requests, navigations, errors, downloads } = this;
    return { requests, navigations, errors, downloads };
  }
}

function isOurs(url) {
  return url.hostname === '127.0.0.1' || !url.protocol.startsWith('http');
}
