/** The style sheet of the HTML report. Colours are named once, for light and for dark. */
export const STYLE = `
:root {
  color-scheme: light;
  --page: #f6f7f9; --card: #ffffff; --line: #dfe3e8; --text: #1c2128; --dim: #5f6b7a; --accent: #0b62c4;
  --pick: #e7f0fb; --fine: #2c9a5b; --change: #2f7fdb; --trouble: #cf3b3b; --unsafe: #d98a1f; --advice: #8a63d2;
  --del: #ffebe9; --add: #e3f7e8; --del-text: #82071e; --add-text: #0b4f22; --gap: #eef0f3;
}
:root[data-theme='dark'] {
  color-scheme: dark;
  --page: #0f1318; --card: #171c23; --line: #2a323d; --text: #dfe5ec; --dim: #93a1b1; --accent: #6db1ff;
  --pick: #1d2c40; --fine: #43b673; --change: #4f9bf0; --trouble: #ef6a6a; --unsafe: #e6a23c; --advice: #a888e8;
  --del: #3a1d20; --add: #16301f; --del-text: #ffc9c4; --add-text: #b5efc6; --gap: #1c222a;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.5 system-ui, sans-serif; }
code, pre, .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 12.5px; }
header { display: flex; align-items: baseline; gap: 12px; padding: 16px 20px 8px; }
h1 { font-size: 20px; margin: 0; } h2 { font-size: 14px; margin: 0 0 10px; } h3 { font-size: 14px; margin: 18px 0 6px; }
.dim { color: var(--dim); } .push { margin-left: auto; }
button, input, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 5px 10px; }
button { cursor: pointer; } :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 12px; padding: 8px 20px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; min-width: 0; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 6px 0 14px; padding: 0; list-style: none; }
.legend i { display: inline-block; width: 10px; height: 10px; border-radius: 3px; margin-right: 6px; }
.legend b { font-variant-numeric: tabular-nums; }
svg { display: block; width: 100%; } svg text { fill: var(--text); font-size: 11px; }
svg .number { fill: var(--dim); } svg .pickable { cursor: pointer; } svg .pickable:hover .bar { opacity: 0.75; }
svg .shade { fill: transparent; } svg .pickable:focus { outline: none; } svg .pickable:focus-visible .shade { fill: var(--pick); }
.tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding: 12px 20px 8px; }
.tools input { flex: 1 1 260px; min-width: 160px; } .tools select { max-width: 260px; }
main { display: grid; grid-template-columns: minmax(260px, 30%) minmax(0, 1fr); gap: 12px; padding: 0 20px 20px; }
#list, #detail { background: var(--card); border: 1px solid var(--line); border-radius: 10px; height: 78vh; overflow: auto; }
#list { position: relative; } #rows { position: absolute; inset: 0 0 auto 0; }
.row { display: flex; gap: 8px; align-items: center; height: 32px; padding: 0 12px; cursor: pointer; white-space: nowrap; }
.row:hover { background: var(--gap); } .row[aria-selected='true'] { background: var(--pick); }
.row .path { overflow: hidden; text-overflow: ellipsis; direction: rtl; text-align: left; flex: 1; }
.row .path bdi { unicode-bidi: isolate; direction: ltr; }
.dot { flex: none; width: 9px; height: 9px; border-radius: 50%; }
.count { color: var(--dim); font-variant-numeric: tabular-nums; font-size: 12px; }
#detail { padding: 14px 18px; } #detail h2 { font-size: 15px; overflow-wrap: anywhere; }
.finding { border-left: 3px solid var(--line); padding: 2px 0 2px 12px; margin: 10px 0; overflow-wrap: anywhere; }
.finding p { margin: 2px 0; } .finding .message { font-weight: 600; }
.badge { display: inline-block; border: 1px solid var(--line); border-radius: 20px; padding: 0 8px; font-size: 11.5px; margin-right: 6px; color: var(--dim); }
.badge.unsafe, .badge.manual { color: var(--unsafe); border-color: var(--unsafe); }
.rows { display: grid; grid-template-columns: max-content 1fr; gap: 2px 14px; margin: 4px 0; } .rows dt { color: var(--dim); } .rows dd { margin: 0; }
.finding pre { background: var(--gap); padding: 8px 10px; border-radius: 6px; overflow: auto; }
details { margin: 4px 0; } summary { cursor: pointer; color: var(--accent); }
details .why { max-width: 76ch; } .why pre { background: var(--gap); padding: 8px 10px; border-radius: 6px; overflow: auto; }
.diff { display: grid; grid-template-columns: max-content minmax(0, 1fr) max-content minmax(0, 1fr); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; margin: 6px 0 16px; }
.diff > * { white-space: pre-wrap; overflow-wrap: anywhere; min-height: 20px; line-height: 20px; }
.diff .no { color: var(--dim); text-align: right; padding: 0 8px; user-select: none; border-right: 1px solid var(--line); font-size: 11.5px; }
.diff .text { padding: 0 8px; tab-size: 4; } .diff .hunk { grid-column: 1 / -1; background: var(--gap); color: var(--dim); padding: 0 10px; }
.diff .del { background: var(--del); color: var(--del-text); } .diff .add { background: var(--add); color: var(--add-text); }
.diff .none { background: var(--gap); } .diff mark { background: none; color: inherit; font-weight: 700; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; }
.explained { margin: 0 20px 20px; } .explained summary b { color: var(--text); font-weight: 600; }
@media (max-width: 860px) { main { grid-template-columns: minmax(0, 1fr); } #list { height: 40vh; } #detail { height: auto; } }
@media print { .tools, #list, button { display: none; } main { display: block; } #detail { height: auto; } }
`;
