// What furniture inside an article's text says, in many languages: whole blocks, told by how they begin or by the words they hold. Each
// list is one rule of body/noise.ts. Written in lower case; matched against a block in lower case with quotes and spaces made plain.

const any = (...phrases: string[]): string => phrases.join('|');

/** Sends the reader to another article. Such a block begins so, and is short or a link. */
export const readMore = new RegExp(
  `^[\\s>»▶►→•*+–—-]*(?:${any(
    'read more', 'more (\\w+ ){0,3}(stories|news|articles|coverage)$', 'read also', 'read next', 'read:', 'also read', 'read the full', 'read our', 'see also', 'see more', 'more:', 'more on ', 'more from ', 'related:', 'related ', 'recommended', "don't miss", 'you may also', 'you might also', 'keep reading', 'continue reading', 'click here', 'watch:', 'watch now', 'listen:', 'listen to', 'must read', 'further reading', 'must see', 'up next', 'next:', 'previous:', 'view more', 'story continues', 'learn more', 'find out more', 'for more ',
    'mehr zum thema', 'mehr zu', 'mehr dazu', 'lesen sie', 'lesen sie auch', 'lesen sie hier', 'lies auch', 'auch interessant', 'auch lesenswert', 'auch spannend', 'das könnte', 'das konnte', 'siehe auch', 'weiterlesen', 'zum thema', 'hier lesen', 'interessant:', 'lesetipp', 'weitere artikel', 'weitere informationen', 'weitere nachrichten', 'weitere themen', 'mehr themen', 'mehr aus', 'mehr infos', 'passend dazu', 'hintergrund:', 'hier geht es', "hier geht's", 'schlagworte', 'schlagwörter', 'empfehlungen aus', 'empfehlungen der', 'empfohlener',
    'lire aussi', 'à lire', 'a lire', 'lire la suite', 'lire plus', 'voir aussi', 'sur le même sujet', 'pour aller plus loin', 'en savoir plus', 'notre sélection',
    'lee también', 'lea también', 'lee tambien', 'lea tambien', 'leer más', 'leer tambien', 'leer también', 'más información', 'mas informacion', 'te puede interesar', 'te podría interesar', 'ver más', 'vea también', 'ver también', 'puedes ver', 'le puede interesar', 'también puedes leer', 'noticias relacionadas', 'relacionado',
    'leia também', 'leia mais', 'leia ainda', 'veja também', 'veja mais', 'saiba mais', 'confira também', 'ler também',
    'leggi anche', 'leggi tutto', 'leggi di più', 'guarda anche', 'potrebbe interessarti', 'vedi anche', 'approfondisci',
    'czytaj więcej', 'czytaj też', 'czytaj także', 'czytaj również', 'zobacz też', 'zobacz także', 'zobacz również', 'przeczytaj także', 'przeczytaj też', 'przeczytaj również', 'polecamy', 'więcej na ten temat',
    'lees ook', 'lees meer', 'bekijk ook', 'les også', 'les mer', 'saken fortsetter', 'artikkelen fortsetter', 'læs også', 'læs mere', 'läs också', 'läs mer', 'läs även', 'lue myös', 'lue lisää',
    'čtěte také', 'čtěte více', 'čtěte i', 'přečtěte si', 'prečítajte si', 'čítajte aj', 'olvass tovább', 'olvasta már', 'kapcsolódó', 'citește și', 'citiți și', 'vezi și', 'διαβάστε επίσης', 'δείτε επίσης', 'прочетете още', 'вижте още',
    'ilgili haber', 'ayrıca okuyun', 'devamını oku', 'haberin devamı', 'bunu da oku', 'bakın', 'читайте также', 'читать также', 'читать далее', 'читайте ещё', 'смотрите также', 'смотреть также', 'подробнее', 'по теме', 'материалы по теме', 'ранее сообщалось, ', 'читайте також', 'дивіться також', 'оқи отырыңыз', 'тағы оқыңыз', 'дагы окуңуз', "o'qing", 'shuningdek',
    '関連記事', 'あわせて読みたい', '【関連', '▼関連', '続きを読む', '相关阅读', '延伸阅读', '推荐阅读', '相关新闻', '相關新聞', '延伸閱讀', '更多新闻', '관련기사', '관련 기사', '더 보기', 'اقرأ أيضا', 'اقرأ ايضا', 'اقرأ المزيد', 'إقرأ أيضا', 'شاهد أيضا', 'بیشتر بخوانید', 'بخوانید', 'קראו גם', 'עוד בנושא', 'baca juga', 'baca selengkapnya', 'xem thêm', 'đọc thêm', 'อ่านเพิ่มเติม', 'อ่านข่าว', 'यह भी पढ़ें', 'ये भी पढ़ें', 'আরও পড়ুন', 'আরো পড়ুন', 'soma zaidi', 'basahin', 'lexo edhe', 'pročitajte', 'preberite', 'skaitykite', 'lasi arī', 'loe ka', 'loe lisaks',
  )})`,
  'u',
);

/** Says of a place on the page that an advertisement is there. The whole block. */
export const advertisement = new RegExp(
  `^[\\[(\\s–—-]*(?:${any(
    'advertisements?', 'advert', 'ad', 'ads', 'ad feedback', 'sponsored( content)?', 'promoted( content)?', 'article continues below( this)?( ad| advertisement)?', 'story continues below( advertisement)?', 'advertisement article continues below( this ad)?', 'continue reading below( advertisement)?', 'scroll to continue( with content)?', 'skip (ad|advertisement)', 'loading\\.*', 'loading ad',
    'anzeige', 'werbung', 'werbeanzeige', 'publicité', 'publicidad', 'publicidade', 'pubblicità', 'anuncio', 'continua após a publicidade', 'continúa después de la publicidad', 'reklama', 'reklam', 'advertentie', 'annonse', 'annonce', 'annons', 'mainos', 'hirdetés', 'publicitate', 'διαφήμιση', 'реклама', '広告', '广告', '廣告', '광고', 'إعلان', 'تبلیغات', 'iklan', 'quảng cáo', 'โฆษณา',
  )})[\\])\\s.:–—-]*$`,
  'u',
);

/** Asks to subscribe, follow, download, give or comment. A short block that says so. */
export const appeals = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${any(
    'sign up (for|to|here|now|today|below)', 'signing up', 'subscribe (to|now|here|today|for)', 'subscribe$', 'newsletters?\\b.{0,80}(sign|subscri|inbox|here|free|anmeld|abonn|bestell|inscri|suscri|iscri|zapis)', '(get|receive|delivered|straight|right|want).{0,60}(inbox|newsletter|email)', 'to your inbox',
    'follow (us|me|him|her|them|@|\\w+ on (twitter|facebook|instagram))', 'follow .{1,60} on (twitter|facebook|instagram|x\\b|linkedin|threads|bluesky)', 'like us on', 'join (us|our|the conversation) on', 'find us on', '(download|get) (the|our) .{0,30}\\bapps?\\b', 'support our (journalism|work)', 'donate (now|today|here)', 'become a (member|subscriber|patron)', 'already a (subscriber|member)', 'share (this|on)( article| story| post)?', 'leave a (comment|reply)', 'let us know in the comments', 'what do you think\\?', 'have a (news )?tip', 'got a (news )?tip', '(may|can) be reached at', '(email|contact|reach) (him|her|us|the (author|reporter|writer))( at)?\\b', 'click (here|on the link)', 'clicking here', 'bookmark our', 'thank you for (reading|your)', 'thanks for reading',
    'all rights reserved', 'copyright ©', '^©', '^\\(c\\) ?\\d{4}', 'alle rechte vorbehalten', 'tous droits réservés', 'todos los derechos reservados', 'todos os direitos reservados', 'tutti i diritti riservati', 'wszelkie prawa zastrzeżone', 'все права защищены', 'tüm hakları saklıdır', 'hak cipta', '無断転載', '版权所有', '무단 ?전재', '저작권자',
    'folgen sie uns', 'folge uns', 'folgt uns', '(jetzt|hier|kostenlos).{0,40}(newsletter|abonnieren|anmelden|herunterladen|registrieren)', '(newsletter|whatsapp-kanal|whatsapp-channel|app).{0,80}(abonnier|anmeld|bestell|herunterlad|hier)', '(abonniere|abonnieren sie).{0,60}(kanal|newsletter|channel)', 'mit material (der|von)', 'externe[rn]? inhalt', 'ihre zustimmung',
    'suivez-nous', 'suivez .{0,30} sur', 'abonnez-vous', "s'abonner", "inscrivez-vous", 'téléchargez (notre|l)', 'síguenos', 'siguenos', 'sigue .{0,40} en (facebook|twitter|instagram|x\\b|whatsapp|google)', 'suscríbe(te|se)', 'suscribete', 'únete a', 'recibe .{0,60}(correo|newsletter|whatsapp)', 'siga .{0,30}(no|nas|em) ', 'siga-nos', 'inscreva-se', 'assine ', 'receba .{0,60}(e-mail|newsletter|whatsapp)', 'clique aqui', 'entre no (canal|grupo)', 'seguici', 'iscriviti', 'clicca qui', 'obserwuj nas', 'zapisz się', 'dołącz do', 'bądź na bieżąco', 'zapraszamy (też )?do', 'volg ons', 'schrijf je in', 'meld je aan', 'følg oss', 'følg os', 'följ oss', 'prenumerera', 'seuraa meitä', 'tilaa ',
    'téléchargez .{0,30}application', 'partage[rz] (cet|cette) ', 'descarga .{0,30}(app\\b|aplicación)', 'comparte (este|esta) ', 'baixe .{0,30}(app\\b|aplicativo)', 'compartilhe (este|esta) ', 'scarica .{0,30}app\\b', 'condividi (questo|questa) ', 'laden sie .{0,40}app\\b', 'artikel teilen', 'uygulama(mızı|sını|yı) .{0,20}indir', 'haberi paylaş', 'скачайте .{0,40}приложение', 'поделиться (новостью|статьей|статьёй)',
    'bizi takip', 'abone ol', 'takip edin', 'подпис(ывайтесь|аться|аться)', 'подпишитесь', 'следите за нами', 'присоединяйтесь', 'підпис(уйтесь|атися)', 'підпишіться', 'жазылыңыз', 'катталыңыз', 'كن أول', 'تابعونا', 'اشترك', 'تابعنا', 'ikuti kami', 'theo dõi', 'ติดตาม', '关注我们', '扫描二维码', '责任编辑', '責任編輯', '責任編集', 'フォロー', '구독', '제보',
  )})`,
  'u',
);

/** Labels of lists of keywords. Such a block begins so. */
export const labels = /^(?:tags?|topics?|filed under|posted in|categor(?:y|ies)|keywords?|in this (?:article|story)|schlagw[oö]rter|schlagworte|themen|stichw[oö]rter|etiquetas|temas|palabras clave|mots[- ]clés|thèmes|tagi|tematy|słowa kluczowe|etiketler|теги|метки|тэги|emneord|ämnen|onderwerpen|trefwoorden|タグ|キーワード|标签|关键词|태그|etichette|argomenti)\s*[:：|]/u;

/** Whose picture it is. Such a short block begins so. */
export const credits = /^[([\s]*(?:photos?|photographs?|pictures?|images?|credits?|video|illustration|graphic|file photo|foto|fotos|bild|bilder|bildquelle|quelle|symbolbild|imagen|imágenes|fotografía|crédit|crédits|photo|fuente|fonte|reprodução|divulgação|źródło|fot\.|zdjęcie|kilde|källa|kaynak|fotoğraf|фото|фотография|источник|иллюстрация|写真|画像|图片|来源|图|사진|صورة|الصورة|עکس|צילום|kuva|beeld|billede)\s*(?:[:：/|©–-]|by |credit|courtesy|von |de |di |av |af |van |\()/u;

/** When it was written or changed. The whole of a short block. */
export const dateline = new RegExp(
  `^(?:(?:first |last |zuletzt |letzte |ultima |última |dernière )?(?:${any(
    'updated?', 'published', 'posted', 'created', 'modified', 'stand', 'aktualisier(t|ung)', 'veröffentlicht', 'erstellt', 'geändert', 'publiée?', 'mise? à jour', 'modifié', 'publicad[oa]', 'actualizad[oa]', 'actualización', 'atualizad[oa]', 'pubblicat[oa]', 'aggiornat[oa]', 'opublikowan[oy]', 'aktualizacja', 'gepubliceerd', 'bijgewerkt', 'publisert', 'oppdatert', 'publicerad', 'uppdaterad', 'opdateret', 'güncelle(me|ndi)', 'yayınlan(ma|dı)', 'обновлено', 'опубликовано', 'оновлено', 'опубліковано', '更新', '公開', '发布', '입력', '수정',
  )})(?: (?:at|on|am|le|el|il|em|on|:))?[\\s:：]*[^.!?]{0,12}\\d[^!?]*|\\d{1,2}[./\\s-]+(?:\\d{1,2}|(?:de )?\\p{L}{3,10}\\.?)[./\\s,-]+(?:de )?\\d{4}(?:[^\\p{L}]*\\p{L}+){0,6}[^\\p{L}]*)$`,
  'u',
);

/** Asks whether a post, a map or a film of another site may be shown in the article. */
export const embedConsent = new RegExp(
  any(
    '(extern(al|e[nrs]?)|third[ -]party|drittanbieter|tiers|terceros|terze parti) .{0,20}(content|inhalte?n?|contenus?|contenidos?|contenuti).{0,300}(consent|accept|allow|zustimm|zugestimmt|einverstanden|einwillig|anzeigen|angezeigt|geladen|aktivier|accept(er|ez)|autoris|aceptar|permitir|accett)', '(inhalte?n?|contenus?|contenidos?|contenuti) .{0,10}(extern|tiers|de terceros|esterni).{0,300}(zustimm|einverstanden|accept|autoris|aceptar|permitir|accett)',
    '(to (view|see|show) this (content|post|video|tweet)|um diese[ns] (inhalt|beitrag|post|video)).{0,200}(consent|accept|cookies|zustimm|akzeptier|aktivier)', '(personal data|personenbezogene daten|données personnelles|datos personales).{0,80}(third|dritt|tiers|tercer)',
  ),
  'u',
);

/** Stands above the comments of readers. The whole of a heading or a short block, with or without their number. */
export const commentsHeading = new RegExp(
  `^[\\s\\d()]*(?:${any(
    '(top rated |reader |user |view |show |all |recent |latest |your )?comments?( section)?', '(one|\\d+) (thoughts?|responses?|replies|reply|comments?) (on|to) .*', 'responses?', 'leave a (reply|comment)( cancel reply)?', 'post (a|your) comment', 'add (a|your) comment', 'write a comment', 'share your thoughts( cancel reply)?', 'join the (discussion|conversation|debate)', 'what do you think\\?', 'discussion', 'have your say',
    '(leser)?kommentare?( anzeigen| lesen)?', '(schreibe?n? (sie )?)?(einen |ihren |deinen )?kommentar( schreiben| verfassen| hinterlassen| abgeben)?', 'schreibe? einen kommentar( antworten abbrechen)?', '(eine antwort|antwort) schreiben.*', 'kommentieren', 'diskutieren sie mit', 'diskussion', '(eine|\\d+) (antwort|antworten|gedanken|kommentare?) (auf|zu) .*',
    'commentaires?', 'laisser un commentaire.*', 'réagir', 'vos réactions', 'comentarios?', 'deja (un|tu) (comentario|respuesta).*', 'comentários?', 'deixe (um|seu) comentário.*', 'deixe uma resposta.*', 'commenti', 'lascia un commento.*', 'komentarze', 'dodaj komentarz.*', 'reacties', 'geef een reactie.*', 'laat een reactie achter.*', 'kommentarer', 'legg igjen en kommentar.*', 'lämna ett svar.*', 'skriv en kommentar.*', 'kommentit', 'hozzászólások', 'komentáře', 'yorumlar', 'yorum (yap|yaz).*', 'комментарии', 'оставить комментарий.*', 'добавить комментарий.*', 'коментарі', 'пікірлер', 'コメント', 'コメントを残す.*', '评论', '評論', '發表迴響', '댓글', 'التعليقات', 'اترك تعليق.*', 'نظرات', 'תגובות', 'komentar', 'bình luận', 'ความคิดเห็น', 'टिप्पणियाँ',
  )})[\\s\\d():.…]*$`,
  'u',
);
