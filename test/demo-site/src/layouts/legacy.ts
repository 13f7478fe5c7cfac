import { each, escape } from '../html.js';
import { footer, imagePath, navigation, shownTime, type PageInput } from './page.js';
import { wordsOf } from './words.js';

/** The oldest part of the site: tables, line breaks for paragraphs, `font`, hardly any metadata, and in Russian another encoding. */
export function legacy({ paper, story, others, furniture }: PageInput): string {
  const words = wordsOf(story.language);
  const cell = 'bgcolor="#e7e7dc" valign="top" width="180"';
  const links = each(furniture.shuffle(others).slice(0, 7), (other) => `&#8226; <a href="${other.path}">${inAscii(other.title)}</a><br>`);
  return `<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${story.charset ?? 'utf-8'}">
<meta http-equiv="content-language" content="${story.language}">
<title>${escape(story.title)}</title>
<meta name="date" content="${story.publishedAt}">
<meta name="author" content="${escape(story.authors.join(', '))}">
</head>
<body bgcolor="#ffffff" text="#000000" link="#003399">
<table width="900" align="center" cellpadding="8" cellspacing="0" border="0">
<tr><td colspan="3" bgcolor="#003366"><font color="#ffffff" size="5"><b>${paper.name}</b></font><br><font color="#ccccff" size="2">${paper.motto}</font></td></tr>
<tr><td ${cell}><font size="2">${navigation(paper)}<br><b>${words.mostRead}</b><br>${links}</font></td>
<td valign="top"><font size="2" color="#666666">${shownTime(story.publishedAt)}</font>
<h1><font size="5">${escape(story.title)}</font></h1>
<div class="newstext"><img src="${imagePath(story)}" width="240" align="right" hspace="8" alt="${escape(story.caption)}">
${story.body.map((part) => escape(part as string)).join('<br><br>\n')}
</div>
<p><i><font size="2">${words.by} ${escape(story.authors.join(', '))}</font></i></p>
<hr><font size="2"><b>${words.comments}</b> (${furniture.comments.length})<br>${each(furniture.comments, ({ name, text }) => `<b>${name}</b>: ${text}<br>`)}${words.reply}</font></td>
<td ${cell}><font size="1">${words.advertisement}<br>${furniture.advertisement}<br><br>${words.app}<br><br>${words.newsletter}</font></td></tr>
</table>
${footer(paper).replace('©', '&copy;').replaceAll('·', '|')}
</body>
</html>
`;
}

/** Titles in other scripts stand here as character references: the page's own encoding cannot hold them. */
const inAscii = (text: string): string => escape(text).replace(/[^\p{ASCII}]/gu, (character) => `&#${character.codePointAt(0)};`);
