import { impostorOf } from './walls.js';

const article = 'https://news.example/2026/ferry';
const page = (title: string, body = '<p>Sorry. Go back to the front page, or search for what you were looking for.</p>') => Buffer.from(`<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`);
const story = page('Ferry to run all winter');
const found = (title: string, body?: string, contentType: string | null = 'text/html; charset=utf-8') => impostorOf(article, article, page(title, body), contentType);
const longText = `<article>${'<p>The ferry between the two capitals will run all winter, the port said on Monday, for the first time in forty years.</p>'.repeat(6)}</article>`;

describe('a URL that leads elsewhere', () => {
  test.each([
    ['the front page', 'https://news.example/', /soft-404: it redirects to the front page/],
    ['a login', 'https://news.example/login?next=%2Fferry', /wall: .*\/login/],
    ['a consent host', 'https://consent.news.example/v2?url=x', /wall: /],
    ['a page of errors', 'https://news.example/404.html', /soft-404: it redirects to \/404.html/],
  ])('to %s is marked', (_what, finalUrl, why) => {
    expect(impostorOf(article, finalUrl, story, null)).toMatch(why);
  });

  test.each([['itself', article], ['its new place', 'https://www.news.example/2026/ferry-to-run']])('to %s is not', (_what, finalUrl) => {
    expect(impostorOf(article, finalUrl, story, null)).toBeNull();
  });
});

describe('a page that says there is none, in any language', () => {
  test.each([
    '404', 'Error 404', '404 Not Found', '404 - Page not found', 'Page not found | The News', 'The News – Page Not Found', 'Page not found - World - The News', 'Sorry, this page could not be found', 'This page doesn’t exist', 'Oops! — Not found',
    'Seite nicht gefunden - Zeitung', 'Die Seite wurde leider nicht gefunden', 'Fehler 404 | Zeitung', 'Page introuvable – Le Journal', 'Cette page n’existe plus', 'Erreur 404', 'Página no encontrada | Diario', 'Página não encontrada - Jornal',
    'Pagina non trovata | Giornale', 'Pagina niet gevonden', 'Nie znaleziono strony', 'Stránka nenalezena | Noviny', 'Az oldal nem található', 'Pagina nu a fost găsită', 'Sidan kunde inte hittas', 'Siden ble ikke funnet', 'Sivua ei löydy',
    'Страница не найдена | Новости', 'Ошибка 404', 'Такой страницы не существует', 'Сторінку не знайдено', 'Бет табылмады', 'Sayfa bulunamadı - Gazete', 'Aradığınız sayfa bulunamadı', 'Sahifa topilmadi', 'Η σελίδα δεν βρέθηκε',
    'الصفحة غير موجودة | الأخبار', 'لم يتم العثور على الصفحة', 'صفحه مورد نظر یافت نشد', 'הדף לא נמצא', '页面不存在', '404错误', '您访问的页面不存在_新闻网', '找不到網頁', 'お探しのページは見つかりませんでした｜新聞', 'ページが見つかりません', '페이지를 찾을 수 없습니다',
  ])('%s', (title) => {
    expect(found(title)).toBe(`soft-404: its title is ${JSON.stringify(title)}.`);
  });
});

describe('a page that lets nobody through, in any language', () => {
  test.each([
    'Log in | The News', 'Sign in to continue', 'Subscribe to continue reading', 'Before you continue', 'We value your privacy', 'Just a moment...', 'Are you a robot?', 'Access Denied', 'Attention Required! | Cloud',
    'Anmelden - Zeitung', 'Datenschutzeinstellungen', 'Inloggen', 'Connexion | Le Journal', 'Gérer vos cookies', 'Iniciar sesión', 'Entrar', 'Accedi', 'Zaloguj się', 'Přihlášení', 'Logga in',
    'Вход | Новости', 'Авторизация', 'Подтвердите, что вы не робот', 'Увійти', 'Üye girişi', 'Giriş yap - Gazete', 'تسجيل الدخول', '用户登录', '安全验证', 'ログイン｜新聞', '로그인',
  ])('%s', (title) => {
    expect(found(title)).toBe(`wall: its title is ${JSON.stringify(title)}.`);
  });
});

describe('an article', () => {
  test.each([
    'Treasure of the sunken ferry was not found after a search of forty years | The News', 'Flight 404 lands safely in Astana', 'Why "page not found" became a way of life - The News', 'How to log in to the new tax portal | The News', 'Register of voters opens on Monday',
    'Seite 404 wurde nicht gefunden: wie das Netz vergisst', 'Вход в метро закрыт до вечера', 'Тело пропавшего не найдено', 'Giriş yasağı kaldırıldı', 'الصفحة الأولى: عناوين اليوم', '登录月球：新任务启程', 'ページをめくる人々', 'Subscribe or perish: papers and money', 'The Register | Ferry to run',
  ])('about the subject is none of them, however short: %s', (title) => {
    expect(found(title)).toBeNull();
  });

  test.each(['Not found', '404', 'Log in', 'Вход', 'Access denied'])('that is called nothing but %s is known by its text', (title) => {
    expect(found(title, longText)).toBeNull();
  });

  test('that says so itself is believed', () => {
    expect(found('Not found', '<script type="application/ld+json">{"@type":"NewsArticle"}</script><p>Soon more.</p>')).toBeNull();
  });
});

test('an element may be written in capitals', () => {
  expect(impostorOf(article, article, Buffer.from('<HTML><HEAD><TITLE>404 Not Found</TITLE></HEAD><BODY><H1>Not Found</H1></BODY></HTML>'), null)).toBe('soft-404: its title is "404 Not Found".');
});

test('a page of titles that are never closed holds nobody up', async () => {
  expect(impostorOf(article, article, Buffer.from('<title'.repeat(50_000)), null)).toBeNull();
  // Jest looks at its limit between two turns of the loop.
  await new Promise(setImmediate);
}, 5_000);

test.each([
  ['the Content-Type', 'text/html; charset=windows-1251', ''],
  ['a meta element', 'text/html', '<meta charset="windows-1251">'],
])('the title is read in the charset of %s', (_where, contentType, meta) => {
  const words = Buffer.from([0xd1, 0xf2, 0xf0, 0xe0, 0xed, 0xe8, 0xf6, 0xe0, 0x20, 0xed, 0xe5, 0x20, 0xed, 0xe0, 0xe9, 0xe4, 0xe5, 0xed, 0xe0]);
  const body = Buffer.concat([Buffer.from(`<html><head>${meta}<title>`), words, Buffer.from('</title></head></html>')]);
  expect(impostorOf(article, article, body, contentType)).toBe('soft-404: its title is "Страница не найдена".');
});
