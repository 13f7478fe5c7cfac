// Sentences by which a page says that the article is not all there, or that it is none. In many languages, lower case.

/** Asks for money or a login before the rest of the text is shown. */
export const paywalls = new RegExp(
  [
    'subscribe (now |today )?to (continue|keep|read|unlock|access)', 'to (continue|keep) reading', 'continue reading (this|the|with|your)', '(this|the) (article|story|content) is (only |exclusively )?(for|available to|reserved for) (our )?(paid |premium )?(subscribers|members)', 'for subscribers only', 'subscriber[- ]only', 'unlock (this|the full|full|unlimited)', 'already a (subscriber|member)\\? ?(log|sign)', 'log in to (continue|read)', 'register (for free )?to (continue|read)', "you('ve| have) (reached|read) (your|the) .{0,30}(limit|free articles)", 'start your (free )?trial',
    '(jetzt|hier|weiter) ?(weiter)?lesen mit', 'um weiterzulesen', 'dieser (artikel|inhalt|text) ist (nur )?(für|exklusiv)', 'nur für abonnent', 'mit .{0,30}(plus|\\+|premium|abo).{0,20}(weiter)?lesen', '(jetzt|hier) abonnieren und', 'bereits abonnent', 'schon abonnent', 'jetzt (für|testen|freischalten)', 'artikel (freischalten|kaufen)', 'sie haben bereits ein abo',
    'réservé (à nos|aux) abonné', "abonnez-vous pour (lire|accéder|continuer)", "pour lire la suite", 'déjà abonné', "il vous reste .{0,12}% ", 'suscríbete para (leer|seguir|continuar)', 'suscríbase para', 'contenido (exclusivo|solo) para (suscriptores|socios)', 'ya eres suscriptor', 'exclusivo para assinantes', 'assine para (ler|continuar)', 'já é assinante', 'contenuto (riservato|esclusivo)', 'riservato agli abbonati', 'abbonati per (leggere|continuare)', 'sei già abbonato',
    'dalsza część artykułu', 'pozostało .{0,12}% ', 'tylko dla (subskrybentów|prenumeratorów)', 'kup (dostęp|subskrypcję)', 'masz już (dostęp|subskrypcję)', 'alleen voor abonnees', 'lees verder met', 'al abonnee\\?', 'for abonnenter', 'kun for abonnenter', 'logg inn for å lese', 'allerede abonnent', 'för prenumeranter', 'läs vidare', 'är du redan prenumerant', 'log ind for at læse', 'tilaajille', 'jatka lukemista', 'předplatné', 'pouze pro předplatitele', 'előfizetőinknek', 'материал доступен (только )?подписчикам', 'доступно только подписчикам', 'оформите подписку, чтобы', 'abone(lere|ler) özel', 'devamını okumak için abone',
    '有料会員', '会員限定', '残り ?\\d+ ?文字', 'この記事は会員', '続きを読むには', '登录后(阅读|查看)', '订阅后(阅读|继续)', '付费(阅读|内容)', '訂閱(後|即可)', '유료 ?회원', '로그인 후', 'للمشتركين فقط', 'اشترك لمواصلة',
  ].join('|'),
  'u',
);

/** The title of an answer that is an error. */
export const errorTitles =
  /^(?:(?:error|http|fehler)?[\s:]*(?:40[0134]|410|429|50[0234])\b|(?:page|seite|site|article|file) (?:not found|nicht gefunden)|not found|access denied|forbidden|attention required|just a moment|are you a robot|robot check|security check|page (?:unavailable|gone)|oops|service unavailable|bad gateway|too many requests|zugriff verweigert|seite nicht gefunden|page (?:non trouvée|introuvable)|accès refusé|página no encontrada|página não encontrada|pagina non trovata|strona nie znaleziona|nie znaleziono|pagina niet gevonden|siden (?:finnes ikke|blev ikke fundet)|sidan (?:hittades inte|kunde inte hittas)|sayfa bulunamadı|страница не найдена|сторінку не знайдено|бет табылмады|ページが見つかりません|页面不存在|找不到页面|페이지를 찾을 수)/u;

/** A page that asks for consent before it shows anything. */
export const consentWalls =
  /(?:before you continue|we (?:value|care about|respect) your privacy|your privacy (?:choices|matters)|we and our (?:\d+ )?partners|manage (?:your )?(?:cookie|privacy|consent) (?:preferences|settings|options)|accept all cookies|wir und unsere (?:\d+ )?partner|ihre (?:privatsphäre|daten)|datenschutzeinstellungen|mit werbung weiterlesen|nous et nos (?:\d+ )?partenaires|votre vie privée|continuer sans accepter|nosotros y nuestros (?:\d+ )?socios|su privacidad|noi e i nostri (?:\d+ )?partner|la tua privacy|wij en onze (?:\d+ )?partners|szanujemy (?:twoją|państwa) prywatność|vi (?:og|och) våre? partnere?)/u;
