/** For a telephone first, and for eyes past fifty. */
export const STYLE = `
:root { --ink: #1c1c1c; --soft: #555; --line: #c9c9c9; --cinnabar: #a8322a; --paper: #fff; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
label, legend { display: block; font-weight: 600; }
.hint, footer { color: var(--soft); font-size: 1rem; }
input[type=text], input[type=file], textarea, select { width: 100%; font: inherit; padding: .6rem .7rem; border: 1px solid #767676; border-radius: 4px; margin: .35rem 0; }
select { background: var(--paper); min-height: 3rem; }
.kept-code { font-family: ui-monospace, Consolas, monospace; font-size: 1.35rem; font-weight: 700; padding: .8rem; border: 2px solid var(--ink); border-radius: 4px; overflow-wrap: anywhere; text-align: center; }
input.code { font-family: ui-monospace, Consolas, monospace; font-size: 1.15rem; letter-spacing: .04em; text-transform: uppercase; }
button { font: inherit; font-weight: 600; min-height: 3rem; padding: 0 1.75rem; margin-top: .75rem; border: 0; border-radius: 4px; background: var(--cinnabar); color: #fff; }
:focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px; }
.said { border-left: 4px solid var(--cinnabar); padding: .5rem .8rem; background: #f7f2f1; margin: 1rem 0; }
ol.road { list-style: none; margin: 1rem 0; padding: 0; }
ol.road li { position: relative; padding: 0 0 1.1rem 2.1rem; border-left: 2px solid var(--line); margin-left: .7rem; }
ol.road li:last-child { border-color: transparent; padding-bottom: 0; }
ol.road li::before { content: ""; position: absolute; left: -.62rem; top: .3rem; width: 1.1rem; height: 1.1rem; border-radius: 50%; border: 2px solid var(--line); background: var(--paper); }
ol.road li.done { border-color: var(--ink); }
ol.road li.done:last-child { border-color: transparent; }
ol.road li.done::before { background: var(--ink); border-color: var(--ink); }
ol.road li[aria-current]::before { background: var(--cinnabar); border-color: var(--cinnabar); }
ol.road li.todo { color: var(--soft); }
ol.road time { color: var(--soft); margin-left: .5rem; white-space: nowrap; }
fieldset { border: 1px solid var(--line); border-radius: 4px; padding: .5rem 1rem 1rem; margin: 1rem 0; }
.choice { display: block; font-weight: 400; padding: .45rem 0; min-height: 3rem; }
.choice input { width: 1.3rem; height: 1.3rem; vertical-align: -.2rem; margin-right: .5rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .75rem; }
`;
