// What class and id names say about a part of a page, in the words that page makers use in many languages. A hint is cut into words
// first (`relatedArticles_box-2` is `related articles box 2`), so `ad` is not found in `header`. A pattern has to begin at a word; one
// that ends in `*` may go on inside it, one that begins with `=` has to be the whole name. Spaces match any separator. No pattern names a site.

/** How certain a pattern is, by the share of the prose around it that the part may hold and still be dropped. */
export type Strength = 'hidden' | 'comments' | 'strong' | 'weak';

export interface FurnitureRule {
  readonly why: string;
  readonly strength: Strength;
  readonly words: readonly string[];
}

export const furnitureRules: readonly FurnitureRule[] = [
  {
    why: 'shown to screen readers, printers or nobody',
    strength: 'hidden',
    words: ['=sr only', '=sronly', '=visually hidden', '=visuallyhidden', 'screen reader*', '=a11y hidden', 'assistive text', 'print only', 'only print', '=hidden print', '=d none', '=u hidden', '=is hidden', '=is hide', '=hide', '=hidden', '=invisible', '=display none', '=no display', '=dn', 'noscript*'],
  },
  {
    why: 'comments of readers',
    strength: 'comments',
    words: ['comment', 'comments*', 'comment list', 'commentlist*', 'comment form', 'commentary list', 'disqus*', 'coral*', 'respond', 'reply*', 'replies', 'kommentar*', 'commentaire*', 'comentario*', 'commenti', 'komentarz*', 'yorum*', 'reacties', 'discussion*', 'conversation*', 'livefyre*', 'spot im*', 'fb comments', 'kommentti*', 'komment*', 'user comment*'],
  },
  {
    why: 'links to other stories',
    strength: 'strong',
    words: ['related*', 'recommend*', 'recirc*', 'read next', 'readnext*', 'up next', 'next up', 'next article*', 'next story', 'more from', 'more on', 'more stories', 'more news', 'more in', 'more like', 'more articles', 'most read*', 'mostread*', 'most popular*', 'most viewed', 'most recent', 'latest news', 'latest stories', 'latest posts', 'recent posts', 'recent articles', 'popular*', 'trending*', 'top stories', 'also read', 'also like', 'see also', 'seealso', 'you may*', 'read also', 'read more*', 'readmore*', 'further reading', 'outbrain*', 'taboola*', 'revcontent*', 'mgid*', 'zergnet*', 'jeg inner*', 'yarpp*', 'jp relatedposts', 'crosslink*', 'cross link*', 'relacionad*', 'correlat*', 'verwandt*', 'weitere artikel*', 'mehr zum thema', 'lire aussi', 'a lire*', 'lee tambien', 'leer mas', 'leia mais', 'veja mais', 'powiazan*', 'czytaj*', 'ilgili*', 'lees ook', 'lesetipp*', 'gerelateerd*', 'les ogsa', 'las mer', 'mas leid*', 'mais lid*', 'linkbox*', 'wp block query', 'wp block latest posts*', 'link list', 'linklist*', 'link box', 'story links', 'teaser*', 'promo', 'promos*', 'promobox*', 'promotion*', 'promoted*', 'sponsor*', 'partner content', 'not prose'],
  },
  {
    why: 'advertising',
    strength: 'strong',
    words: ['ad', 'ads', 'advert*', 'ad slot*', 'adslot*', 'ad unit*', 'ad container*', 'adbox*', 'adsense*', 'adsbygoogle*', 'dfp*', 'gpt ad*', 'banner', 'banners', 'anzeige*', 'werbung*', 'publicid*', 'publicit*', 'pubblicit*', 'reklam*', 'annons*', 'affiliate*', 'shopping*', 'product card*', 'buy button*', 'commercial*'],
  },
  {
    why: 'sharing and following',
    strength: 'strong',
    words: ['share', 'shares', 'sharing*', 'share*', 'social', 'social*', 'follow us', 'followus*', 'follow*', 'addthis*', 'addtoany*', 'a2a kit', 'sharedaddy*', 'partage*', 'compartir*', 'compartilh*', 'condividi*', 'teilen*', 'udostepn*', 'paylas*', 'delen', 'whatsapp*', 'telegram*', 'bookmark*', 'toolbar*', 'tools', 'article tools', 'actions', 'action bar'],
  },
  {
    why: 'offers to subscribe, register or give',
    strength: 'strong',
    words: ['newsletter*', 'signup*', 'sign up*', 'subscri*', 'abonne*', 'abonnement*', 'login*', 'log in', 'register*', 'registration*', 'donat*', 'membership*', 'support us', 'cta', 'call to action', 'callout subscribe', 'mailing list', 'mailchimp*', 'mc embed*', 'optin*', 'app download', 'download app', 'push notification*', 'suscri*', 'boletin*'],
  },
  {
    why: 'consent, privacy and other notices',
    strength: 'strong',
    words: ['disclaimer*', 'disclosure*', 'cookie*', 'consent*', 'gdpr*', 'onetrust*', 'didomi*', 'cmp', 'privacy*', 'data protection'],
  },
  {
    why: 'ways around the site',
    strength: 'strong',
    words: ['breadcrumb*', 'bread crumb*', 'brotkrume*', 'pagination*', 'pager', 'paging', 'pagenav*', 'nav', 'navbar*', 'navi', 'navigation*', 'subnav*', 'menu', 'menu*', 'topbar*', 'top bar', 'skip link', 'skiplink*', 'masthead*', 'site header', 'site footer', 'page footer', 'footer', 'footer*', 'sitemap*', 'search form*', 'search box*', 'searchform*', 'post navigation', 'prev next', 'next prev', 'back to top', 'jump*', 'toc', 'table of contents', 'tableofcontents', 'ez toc*'],
  },
  {
    why: 'who wrote it and when',
    strength: 'strong',
    words: ['byline*', 'by line', 'author*', 'autor*', 'auteur*', 'autore*', 'avtor*', 'forfatter*', 'yazar*', 'redakteur*', 'writer*', 'reporter*', 'journalist*', 'contributor*', 'bio', 'biography', 'about author', 'dateline', 'date', 'datetime*', 'timestamp*', 'time stamp', 'time', 'published*', 'publish date', 'publication date', 'publishdate', 'pubdate*', 'pub date', 'posted*', 'post meta', 'postmeta*', 'entry meta', 'entry utility', 'entry footer*', 'post footer*', 'article meta', 'article info', 'articleinfo', 'meta', 'metadata*', 'meta data', 'story meta', 'entry date', 'post date', 'update time', 'updated*', 'reading time', 'read time', 'time to read', 'lesezeit*', 'fecha*', 'datum', 'data publica*', 'signature*', 'firma', 'source', 'quelle*', 'post info', 'postinfo', 'kicker*', 'eyebrow*', 'overline*', 'spitzmarke*', 'dachzeile*', 'rubrik*', 'views', 'view count', 'hits'],
  },
  {
    why: 'words that belong to a picture or a player',
    strength: 'strong',
    words: ['caption*', 'credit', 'credits', 'figcaption*', 'photo credit*', 'image credit*', 'copyright*', 'picture credit', 'photo info*', 'image info*', 'media info*', 'image description*', 'photo description*', 'media description*', 'media block*', 'mediablock*', 'image text*', 'photo text*', 'media caption*', 'img caption*', 'wp caption*', 'infotext*', 'bildunterschrift*', 'bildtext*', 'bildnachweis*', 'legende*', 'legenda*', 'pie de foto', 'pie foto', 'piefoto*', 'didascalia*', 'gallery*', 'galeri*', 'bildergalerie*', 'carousel*', 'slider*', 'lightbox*', 'video player*', 'videoplayer*', 'video js', 'jwplayer*', 'audio player*', 'audioplayer*', 'listen*', 'player', 'brightcove*', 'infographic*', 'map', 'chart*'],
  },
  {
    why: 'labels of the article',
    strength: 'strong',
    words: ['tags', 'tag list', 'taglist*', 'tag', 'tag links', 'post tags', 'topics', 'topic list', 'categories', 'category', 'cat links', 'keywords', 'labels', 'etiquetas*', 'etiket*', 'schlagwort*', 'mots cles'],
  },
  {
    why: 'boxes beside the text',
    strength: 'weak',
    words: ['paywall*', 'regwall*', 'piano*', 'slideshow*', 'slide show', 'sidebar*', 'side bar', 'side col*', 'right col*', 'rightcol*', 'left col*', 'leftcol*', 'right rail', 'left rail', 'rail', 'aside', 'widget*', 'card', 'cards', 'box related', 'callout*', 'factbox*', 'fact box*', 'infobox*', 'info box*', 'infokasten*', 'faktabox*', 'faktaboks*', 'marginal*', 'marginalia', 'seitenleiste', 'lateral', 'secondary'],
  },
  {
    why: 'what opens above the page',
    strength: 'hidden',
    words: ['tooltip*', 'rollover*', 'hovercard*', 'hover card*', 'modal*', 'popup*', 'pop up', 'popover*', 'overlay*', 'dialog', 'toast*', 'notification*', 'alert bar', 'dropdown*', 'flyout*', 'interstitial*'],
  },
  {
    why: 'things to take part in',
    strength: 'strong',
    words: ['rating*', 'vote', 'voting*', 'votes', 'poll', 'polls', 'quiz*', 'survey*', 'feedback*', 'report error', 'correction form', 'contact form', 'wpcf7*', 'calculator*'],
  },
  {
    why: 'tickers beside the news',
    strength: 'strong',
    words: ['weather*', 'ticker*', 'stock quote*', 'horoscope*', 'lottery*', 'tv program*'],
  },
];

/** What names the element that holds the article's text. */
export const bodyWords: readonly string[] = [
  'article body*', 'articlebody*', 'article content*', 'articlecontent*', 'article text*', 'articletext*', 'article main', 'article copy', 'article detail*', 'article page body', 'article inner',
  'story body*', 'storybody*', 'story content', 'story text*', 'storytext*', 'entry content*', 'entrycontent*', 'entry body', 'entry text', 'post content*', 'postcontent*', 'post body*', 'postbody*', 'post text', 'post entry',
  'body text', 'bodytext*', 'body copy', 'bodycopy*', 'body content', 'content body', 'contentbody', 'content text', 'text content', 'news text*', 'newstext*', 'news content*', 'news body*', 'news detail*', 'newsdetail*', 'news article body',
  'main text', 'main article', 'maincontent text', 'rich text*', 'richtext*', 'paywall content*', 'single content', 'page content', 'blog content', 'blog post body', 'td post content', 'articulo cuerpo', 'cuerpo*', 'texto*', 'nota cuerpo', 'noticia*', 'contenido noticia', 'artikel text*', 'artikeltext*', 'artikel inhalt', 'artikel body',
  'haber metni', 'haber detay', 'haber icerik', 'tresc*', 'corps article', 'article corps', 'contenu article', 'testo*', 'conteudo*', 'materia*', 'broodtekst*', 'brodtext*', 'brodtekst*', 'body article', 'articulo*',
];

/** What names the paragraph that sums the article up under its headline; it often stands outside of the body. */
export const standfirstWords: readonly string[] = [
  'standfirst*', 'stand first', 'dek', 'deck', 'lede', 'lead', 'lead text', 'leadtext', 'article lead*', 'subheadline', 'sub headline', 'subhead', 'subtitle*', 'sub title', 'summary', 'article summary', 'excerpt', 'intro', 'intro text', 'introtext*', 'article intro*', 'teaser text', 'abstract', 'vorspann*', 'chapeau*', 'chapo*', 'entradilla*', 'bajada*', 'copete*', 'sommario*', 'occhiello', 'ingress*', 'inngang*', 'manchet*', 'zajawka*', 'spot text', 'article description', 'epigraphe', 'linha fina', 'bajante', 'volanta',
];

/** What names the element that holds the names of the authors. */
export const bylineWords: readonly string[] = ['byline*', 'by line', 'author*', 'autor*', 'auteur*', 'autore*', 'yazar*', 'writer*', 'reporter*'];

/** A post of a social network in the text is quoted, whatever its wrapper is called; the publisher chose it. */
export const quotedPostWords: readonly string[] = [
  'twitter tweet', 'twitter embed*', 'tweet embed*', 'tweet', 'article tweet*', 'social media embed*', 'social embed*', 'instagram media', 'instagram embed*', 'tiktok embed*', 'bluesky embed*', 'mastodon embed*', 'reddit embed*', 'embed twitter*', 'embed tweet*',
];

/** What names the posts of a live blog, or the element around them. */
export const liveWords: readonly string[] = ['live blog*', 'liveblog*', 'live ticker*', 'liveticker*', 'live update*', 'liveupdate*', 'live post*', 'livepost*', 'live entry*', 'live entries', 'live event*', 'ticker post*', 'ticker entry*', 'ticker item*', 'newsticker*', 'news ticker*', 'minuto a minuto', 'live stream entry*'];
