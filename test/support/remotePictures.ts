/** Every way in which the HTML of a letter can have its reader's program ask an address. */
export const waysToAsk: readonly ((address: string) => string)[] = [
  (at) => `<img src="${at}">`, (at) => `<img srcset="${at} 1x, ${at} 2x">`, (at) => `<picture><source srcset="${at}"><img alt=x></picture>`, (at) => `<table background="${at}"><tr><td>x</table>`, (at) => `<body background="${at}">x`,
  (at) => `<div style="background:url(${at})">x</div>`, (at) => `<div style="background-image:u\\rl('${at}')">x</div>`, (at) => `<ul style='list-style:url("${at}")'><li>x</ul>`, (at) => `<style>@import "${at}"; p{background:url(${at})}</style><p>x`, (at) => `<link rel=stylesheet href="${at}">`,
  (at) => `<link rel=preload as=image href="${at}">`, (at) => `<svg><use href="${at}#a"/><image xlink:href="${at}"/></svg>`, (at) => `<iframe src="${at}"></iframe>`, (at) => `<object data="${at}"></object><embed src="${at}">`, (at) => `<video poster="${at}" src="${at}"></video><audio src="${at}"></audio>`,
  (at) => `<input type=image src="${at}">`, (at) => `<meta http-equiv=refresh content="0;url=${at}">`, (at) => `<base href="${at}/"><img src="a.png">`, (at) => `<img lowsrc="${at}" dynsrc="${at}">`, (at) => `<img data-remote-src="x" src="${at}" onerror="fetch('${at}')">`,
];
