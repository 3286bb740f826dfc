import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Message = { readonly id?: number; readonly method?: string; readonly params?: unknown; readonly result?: unknown };

/** The program of yaml-language-server, or undefined where it is not installed. */
export function languageServer(): string | undefined {
  try {
    return join(
      dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json')),
      'bin/yaml-language-server',
    );
  } catch {
    return undefined;
  }
}

/** Talks to a language server as an editor does: the protocol's messages over standard input and output. */
export class Editor {
  readonly #server: ChildProcess;
  readonly #answers = new Map<number, (result: unknown) => void>();
  readonly #diagnostics = new Map<string, unknown[]>();
  #rest = Buffer.alloc(0);
  #next = 1;

  constructor(
    program: string,
    readonly folder: string,
  ) {
    this.#server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#server.stdout?.on('data', (data: Buffer) => this.#read(data));
  }

  async start(settings: object): Promise<void> {
    const rootUri = pathToFileURL(this.folder).href;
    await this.request('initialize', {
      processId: process.pid,
      rootUri,
      capabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } } } },
    });
    this.#send({ method: 'initialized', params: {} });
    this.#send({ method: 'workspace/didChangeConfiguration', params: { settings } });
  }

  open(path: string, text: string): string {
    const uri = pathToFileURL(join(this.folder, path)).href;
    this.#send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
    });
    return uri;
  }

  request<T>(method: string, params: object): Promise<T> {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#answers.set(id, resolve as (result: unknown) => void);
      this.#send({ id, method, params });
    });
  }

  /** The errors that the server told of a document, once it has. */
  async diagnostics<T>(uri: string): Promise<T[]> {
    while (!this.#diagnostics.has(uri)) await new Promise((resolve) => setTimeout(resolve, 50));
    return this.#diagnostics.get(uri) as T[];
  }

  stop(): void {
    this.#server.kill();
  }

  #send(message: Message): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin?.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #read(data: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, data]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n(?:.*\r\n)*?\r\n/.exec(this.#rest.toString('latin1'));
      if (head === null || this.#rest.length < head[0].length + Number(head[1])) return;
      const end = head[0].length + Number(head[1]);
      this.#handle(JSON.parse(this.#rest.subarray(head[0].length, end).toString('utf8')) as Message);
      this.#rest = this.#rest.subarray(end);
    }
  }

  #handle(message: Message): void {
    if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as { uri: string; diagnostics: unknown[] };
      this.#diagnostics.set(uri, diagnostics);
    } else if (message.method !== undefined && message.id !== undefined)
      this.#send({ id: message.id, result: answerTo(message) });
    else if (message.id !== undefined) {
      this.#answers.get(message.id)?.(message.result);
      this.#answers.delete(message.id);
    }
  }
}

/** What an editor answers to a server's own questions: it has nothing special. */
function answerTo({ method, params }: Message): unknown {
  return method === 'workspace/configuration' ? (params as { items: unknown[] }).items.map(() => null) : null;
}
