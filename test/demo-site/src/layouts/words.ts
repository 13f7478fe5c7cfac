/** What furniture says, in the language of the page it stands on. */
export interface Words {
  readonly related: string;
  readonly mostRead: string;
  readonly comments: string;
  readonly reply: string;
  readonly app: string;
  readonly newsletter: string;
  readonly cookies: string;
  readonly advertisement: string;
  readonly share: string;
  readonly readers: string;
  readonly by: string;
}

const en: Words = {
  related: 'Read also',
  mostRead: 'Most read',
  comments: 'Comments',
  reply: 'Sign in to reply',
  app: 'Get our free app and never miss a story: install it today on your phone.',
  newsletter: 'Subscribe to our morning newsletter. You can leave at any time.',
  cookies: 'We use cookies to remember that you do not like cookies. By reading on you accept our terms.',
  advertisement: 'Advertisement',
  share: 'Share this article',
  readers: 'people are reading this now',
  by: 'By',
};

const others: Readonly<Record<string, Words>> = {
  ru: {
    related: 'Читайте также',
    mostRead: 'Самое читаемое',
    comments: 'Комментарии',
    reply: 'Войдите, чтобы ответить',
    app: 'Скачайте наше бесплатное приложение и не пропускайте новости.',
    newsletter: 'Подпишитесь на утреннюю рассылку. Отказаться можно в любой момент.',
    cookies: 'Мы используем файлы cookie. Продолжая чтение, вы принимаете наши условия.',
    advertisement: 'Реклама',
    share: 'Поделиться',
    readers: 'человек читают это сейчас',
    by: 'Автор:',
  },
  fr: {
    related: 'À lire aussi',
    mostRead: 'Les plus lus',
    comments: 'Commentaires',
    reply: 'Connectez-vous pour répondre',
    app: 'Téléchargez gratuitement notre application et recevez nos alertes.',
    newsletter: 'Abonnez-vous à notre lettre du matin. Vous pouvez vous désabonner à tout moment.',
    cookies: 'Nous utilisons des cookies. En poursuivant votre lecture, vous acceptez nos conditions.',
    advertisement: 'Publicité',
    share: 'Partager cet article',
    readers: 'personnes lisent cet article en ce moment',
    by: 'Par',
  },
  es: {
    related: 'Lea también',
    mostRead: 'Lo más leído',
    comments: 'Comentarios',
    reply: 'Inicie sesión para responder',
    app: 'Descargue gratis nuestra aplicación y reciba las noticias en su teléfono.',
    newsletter: 'Suscríbase a nuestro boletín de la mañana. Puede darse de baja cuando quiera.',
    cookies: 'Usamos cookies. Si sigue leyendo, acepta nuestras condiciones.',
    advertisement: 'Publicidad',
    share: 'Compartir este artículo',
    readers: 'personas leen esto ahora',
    by: 'Por',
  },
  tr: {
    related: 'Bunu da okuyun',
    mostRead: 'En çok okunanlar',
    comments: 'Yorumlar',
    reply: 'Yanıtlamak için giriş yapın',
    app: 'Ücretsiz uygulamamızı indirin, hiçbir haberi kaçırmayın.',
    newsletter: 'Sabah bültenimize abone olun. Dilediğiniz zaman ayrılabilirsiniz.',
    cookies: 'Çerez kullanıyoruz. Okumaya devam ederek koşullarımızı kabul etmiş olursunuz.',
    advertisement: 'Reklam',
    share: 'Bu haberi paylaş',
    readers: 'kişi şu anda bunu okuyor',
    by: 'Haber:',
  },
};

export const wordsOf = (language: string): Words => others[language] ?? en;
