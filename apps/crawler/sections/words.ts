// What paths of news sites are made of, as far as it tells articles from everything else.

/** A segment that says the page is no article: lists, accounts, the house itself. Lower case, several languages. */
export const noArticle: ReadonlySet<string> = new Set([
  // lists and searches
  'tag', 'tags', 'topic', 'topics', 'category', 'categories', 'cat', 'author', 'authors', 'autor', 'auteur', 'search', 'suche', 'recherche', 'buscar', 'archive', 'archives', 'page', 'sitemap', 'rss', 'feed', 'feeds', 'label', 'keyword', 'keywords', 'section', 'sections', 'tema', 'temas', 'themen', 'avtor', 'poisk',
  // accounts and money
  'login', 'signin', 'signup', 'register', 'account', 'user', 'users', 'profile', 'subscribe', 'subscription', 'subscriptions', 'abo', 'abonnement', 'newsletter', 'newsletters', 'shop', 'store', 'cart', 'checkout', 'donate', 'member', 'members', 'membership',
  // the house
  'about', 'about-us', 'contact', 'contacts', 'contact-us', 'kontakt', 'impressum', 'imprint', 'privacy', 'privacy-policy', 'datenschutz', 'terms', 'terms-of-service', 'agb', 'cookies', 'cookie-policy', 'advertise', 'advertising', 'werbung', 'jobs', 'careers', 'help', 'faq', 'press', 'legal', 'accessibility', 'corrections', 'ombudsman',
  // other things to look at
  'games', 'crossword', 'crosswords', 'horoscope', 'horoscopes', 'tv', 'tv-guide', 'podcast', 'podcasts', 'radio', 'weather', 'wetter', 'meteo', 'photo', 'photos', 'gallery', 'galleries', 'image', 'images', 'pictures', 'video', 'videos', 'share', 'print', 'comments', 'quiz', 'obituaries', 'classifieds', 'events', 'calendar', 'live-tv', 'app', 'apps',
  // machinery
  'wp-content', 'wp-admin', 'wp-login.php', 'wp-json', 'cdn-cgi', 'static', 'assets', 'api', 'amp', 'ajax', 'cgi-bin',
]);

/** What is no page by its name. */
export const noPageSuffix = /\.(jpe?g|png|gif|webp|svg|ico|css|js|json|xml|rss|atom|pdf|docx?|xlsx?|pptx?|zip|gz|rar|mp[34]|m4[av]|avi|mov|webm|ogg|wav|apk|exe|dmg|ics|woff2?)$/i;
