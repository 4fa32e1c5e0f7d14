import { type Html, html } from './html.js';

/** Around every page. Title and address say nothing of what is written in (screens.md). @shape note: at the foot */
export const framed = (body: Html, { title, note }: { title: string; note: string }): string =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
          <footer>${note}</footer>
        </main>
      </body>
    </html>`.text;
