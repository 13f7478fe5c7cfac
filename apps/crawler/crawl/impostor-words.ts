// What pages call themselves that stand in for another one, by language. A pattern has to match a whole part of a title, in lower case and without
// punctuation at its ends: "Page not found | The News", but not "Treasure not found after forty years".

/** There is no such page. */
export const notFound: readonly RegExp[] = [
  /^(?:error|fehler|erreur|errore|erro|hata|błąd|chyba|hiba|eroare|fel|fejl|feil|virhe|ошибка|помилка|грешка|қате|σφάλμα|خطأ|خطای|エラー|错误|錯誤)?\s*:?\s*404\s*(?:error|erreur|hatası|hata|hiba|ошибка|エラー|错误|錯誤)?$/,
  /^404\s*[:.,]?\s*(?:page|file)?\s*not found$|^(?:http )?404 not found$/,
  // English
  /^(?:(?:the|this|sorry,? (?:the|this)) )?(?:page|file|content|article|story|url|document)(?: you (?:requested|are looking for|were looking for))? (?:was |is |could |can)?(?:not|n[o’']t|n’t|'t) (?:be )?(?:found|available|exist)$/,
  /^(?:the |this )?(?:page|content|article|story) (?:doesn[’']t exist|does not exist|no longer exists|is no longer available|is missing|not available|unavailable)$/,
  /^not found$|^(?:we )?(?:can(?:no|')t|couldn[’']t) find (?:that|this|the) page$/,
  // German, Dutch
  /^(?:die |diese )?(?:seite|datei|artikel|inhalt)(?: wurde| konnte)?(?: leider)? nicht (?:gefunden(?: werden)?|verfügbar|vorhanden)$|^(?:die |diese )?seite existiert nicht(?: mehr)?$/,
  /^(?:de )?(?:pagina|artikel) (?:is )?niet (?:gevonden|beschikbaar)$|^(?:deze )?pagina bestaat niet(?: meer)?$/,
  // French, Spanish, Portuguese, Italian, Romanian
  /^(?:la |cette )?page (?:est )?(?:introuvable|inexistante|non trouvée|pas trouvée)$|^(?:la |cette )?page (?:demandée )?n[’']existe (?:pas|plus)$|^article introuvable$/,
  /^(?:la )?página no (?:encontrada|disponible|existe)$|^no se (?:ha )?(?:encontró|encontrado|encuentra) la página$/,
  /^(?:a )?página (?:não encontrada|não existe|inexistente|não disponível)$/,
  /^(?:la )?pagina (?:non trovata|non esiste|inesistente|non disponibile)$/,
  /^pagin[ăa] (?:nu a fost g[ăa]sit[ăa]|nu exist[ăa]|neg[ăa]sit[ăa]|inexistent[ăa])$/,
  // Polish, Czech, Slovak, Hungarian
  /^nie znaleziono (?:strony|artykułu)$|^strona (?:nie istnieje|nie została znaleziona|nie znaleziona)$/,
  /^(?:stránka|článek) (?:nenalezena|nebyla nalezena|neexistuje)$|^stránka (?:sa nenašla|nebola nájdená|nenájdená)$/,
  /^(?:az? )?oldal nem (?:található|létezik)$/,
  // Swedish, Danish, Norwegian, Finnish
  /^sidan (?:kunde inte hittas|hittades inte|finns inte(?: längre)?|saknas)$|^siden (?:blev |ble )?(?:ikke fundet|ikke funnet|findes ikke|finnes ikke)$|^sivua ei (?:löydy|löytynyt)$/,
  // Russian, Ukrainian, Bulgarian, Serbian, Kazakh, Greek
  /^(?:запрашиваемая |запрошенная |такая |эта )?страница не (?:найдена|существует|доступна)$|^(?:такой )?страницы не существует$|^(?:материал|документ|статья) не найден[ао]?$/,
  /^сторінк[уа] не (?:знайдено|знайдена|існує)$|^страницата не (?:е намерена|съществува)$|^(?:страница|страна) није пронађена$/,
  /^(?:бет|парақ|парақша) табылмады$|^η σελίδα δεν (?:βρέθηκε|υπάρχει)$/,
  // Turkish, Azerbaijani, Uzbek
  /^(?:aradığınız )?sayfa (?:bulunamadı|mevcut değil)$|^səhifə tapılmadı$|^sahifa topilmadi$/,
  // Arabic, Persian, Hebrew
  /^(?:عذراً?،? )?(?:الصفحة|هذه الصفحة|المقال) غير (?:موجودة|موجود|متوفرة|متاحة)$|^لم يتم العثور على (?:الصفحة|هذه الصفحة)$/,
  /^صفحه(?: مورد نظر)?(?: شما)? (?:یافت|پیدا) نشد$|^(?:הדף|העמוד) לא נמצא$/,
  // Chinese, Japanese, Korean
  /^(?:您|你)?(?:所)?(?:访问|訪問|请求|要找)?的?(?:页面|頁面|网页|網頁|文章)(?:不存在|未找到|找不到(?:了)?|已删除|已刪除)$|^(?:抱歉,?)?找不到(?:该|該|此)?(?:页面|頁面|网页|網頁)$/,
  /^(?:お探しの|指定された)?(?:ページ|記事)(?:が|は)(?:見つかりません(?:でした)?|存在しません)$|^페이지를 찾을 수 없습니다$/,
  // Indonesian, Vietnamese
  /^halaman tidak ditemukan$|^không tìm thấy trang$/,
];

/** Consent, a login, money or a proof of being human is asked for first. */
export const walls: readonly RegExp[] = [
  // English
  /^(?:please )?(?:log ?in|sign ?in|sign ?up|register|login required|member login|create (?:an|your) account)(?: (?:to continue|to your account|or (?:register|sign ?up)))?$/,
  /^(?:subscribe|subscription required|subscribe to (?:continue|read))(?: reading)?$/,
  /^(?:before you continue|your privacy(?: choices| settings)?|we value your privacy|privacy (?:settings|preferences|manager)|cookie (?:consent|settings|preferences|notice)|consent)$/,
  /^(?:just a moment|attention required|access denied|are you (?:a robot|human)|verify(?:ing)? (?:that )?you are (?:a )?human|security check|bot verification|human verification|checking your browser|ddos-guard|pardon our interruption|one more step)(?: .{0,20})?$/,
  // German, Dutch
  /^(?:anmelden|anmeldung|einloggen|login|registrieren|registrierung|jetzt anmelden|kundenlogin)$|^(?:datenschutz-?einstellungen|privatsphäre-?einstellungen|ihre zustimmung|einwilligung|cookie-?einstellungen|weiter mit werbung)$/,
  /^(?:inloggen|aanmelden|registreren)$|^(?:cookies? accepteren|privacy-?instellingen|cookie-?instellingen|toestemming)$/,
  // French, Spanish, Portuguese, Italian, Romanian
  /^(?:connexion|se connecter|connectez-vous|s[’']identifier|identifiez-vous|inscription|s[’']inscrire)$|^(?:votre consentement|gestion des cookies|gérer (?:mes|les|vos) cookies|paramètres de confidentialité)$/,
  /^(?:iniciar sesión|inicia sesión|inicie sesión|acceder|registrarse|regístrate)$|^(?:configuración de (?:privacidad|cookies)|consentimiento|aviso de cookies)$/,
  /^(?:entrar|iniciar sessão|fazer login|cadastre-se|acesse sua conta)$|^(?:definições de (?:privacidade|cookies)|configurações de (?:privacidade|cookies)|consentimento)$/,
  /^(?:accedi|registrati|effettua (?:il login|l[’']accesso))$|^(?:impostazioni (?:sulla )?privacy|preferenze cookie|consenso)$|^(?:autentificare|intră în cont|conectare)$/,
  // Polish, Czech, Hungarian, Nordic
  /^(?:zaloguj się|logowanie|rejestracja|twoja prywatność|ustawienia prywatności)$|^(?:přihlášení|přihlásit se|registrace|prihlásenie)$|^(?:bejelentkezés|belépés|regisztráció)$/,
  /^(?:logga in|log ind|logg inn|kirjaudu(?: sisään)?|samtykke|samtycke)$/,
  // Russian, Ukrainian, Kazakh, Greek
  /^(?:вход|войти|вход на сайт|авторизация|регистрация|вход в личный кабинет|войдите,? чтобы продолжить|подтвердите,? что вы не робот|вы не робот|проверка браузера)$/,
  /^(?:вхід|увійти|авторизація|реєстрація)$|^(?:кіру|тіркелу)$|^(?:σύνδεση|είσοδος|εγγραφή)$/,
  // Turkish
  /^(?:giriş(?: yap)?|üye girişi|kullanıcı girişi|oturum aç|kayıt ol|çerez (?:ayarları|tercihleri))$/,
  // Arabic, Persian, Hebrew
  /^(?:تسجيل الدخول|تسجيل دخول|إنشاء حساب|الاشتراك)$|^(?:ورود|ورود به سایت|ثبت نام)$|^(?:התחברות|כניסה|הרשמה)$/,
  // Chinese, Japanese, Korean
  /^(?:用户|用戶|会员|會員)?(?:登录|登錄|登入|注册|註冊)$|^(?:安全验证|人机验证|访问验证)$|^(?:会員)?(?:ログイン|登録|会員登録)$|^(?:로그인|회원가입)$/,
];
