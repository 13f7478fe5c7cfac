import { each, escape } from '../html.js';
import { canonical, document, footer, imagePath, navigation, openGraph, shownTime, type PageInput } from './page.js';
import { tabloidStyle } from './style.js';
import { wordsOf } from './words.js';

/** Nothing but divs, OpenGraph in the head, teasers and an app's advertisement between the paragraphs. */
export function tabloid(input: PageInput): string {
  const { paper, story, others, furniture } = input;
  const words = wordsOf(story.language);
  const [first, ...more] = furniture.shuffle(others);
  const teaser = `<div class="inl"><strong>${words.related}:</strong> <a href="${first!.path}">${escape(first!.title)}</a></div>`;
  const app = `<div class="app"><div>${words.app}</div><a href="/app?c=${furniture.token}">${paper.name} · App</a></div>`;
  const body = `<div class="hdr"><b>${paper.name}</b></div>
${navigation(paper)}
<div class="wrap">
<div class="ad" id="gpt-${furniture.token}">${words.advertisement}: ${furniture.advertisement}</div>
<div class="pg">
<h1 class="hl">${escape(story.title)}</h1>
<div class="meta">${words.by} <span class="byline-name">${escape(story.authors.join(', '))}</span> <span class="dt">${shownTime(story.publishedAt)}</span> <span class="cnt">${furniture.readers} ${words.readers}</span></div>
<div class="pic"><img src="${imagePath(story)}" width="800" height="420" alt="${escape(story.caption)}"></div>
<div class="txt">
${each(story.body, (part, index) => `<p>${escape(part as string)}</p>${index === 0 ? teaser : index === 2 ? app : ''}`)}
</div>
<div class="shr">${words.share}: <a href="/share/mail">Mail</a> <a href="/share/print">Print</a> <a href="/share/link?t=${furniture.token}">Link</a></div>
</div>
<div class="tm">${words.related}</div>
<div class="grid">${each(more.slice(0, 6), (other) => `<div class="crd"><a href="${other.path}"><img src="${imagePath(other)}" alt="" loading="lazy"><b>${escape(other.title)}</b></a><div>${escape(other.teaser)}</div></div>`)}</div>
<div class="comments"><div>${words.comments}</div>${each(furniture.comments, ({ name, text, likes }) => `<div class="cm"><b>${name}:</b> <span>${text}</span> <i>+${likes}</i></div>`)}<div>${words.reply}</div></div>
</div>
<div class="cookies">${words.cookies}<button>OK</button></div>
${footer(paper)}`;
  const head = `${canonical(input)}\n${openGraph(input)}\n${each(story.authors, (name) => `<meta name="author" content="${escape(name)}">`)}`;
  return document({ language: story.language, title: `${story.title} - ${paper.name}`, head, style: tabloidStyle, body });
}
