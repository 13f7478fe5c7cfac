// Query parameters that say how a reader came to a page, never which page it is. A name belongs here only if no site is known to
// choose content by it: `ref`, `id`, `cid`, `from`, `source` and `page` do, so they stay in the URL. All in lower case.

/** A parameter whose name begins so is dropped. */
export const trackingPrefixes: readonly string[] = [
  'utm_', // Urchin and Google Analytics campaigns, and everybody who copied them
  'pk_', 'piwik_', 'mtm_', 'matomo_', // Matomo
  'itm_', // internal campaigns
  'ns_', // Comscore
  'wt.', // Webtrends
  'hsa_', '__hs', // HubSpot
  'fb_', // Facebook
  'at_', // Piano, formerly AT Internet
  'guce_', // Yahoo's consent pages
  'oly_', // Omeda newsletters
  'vero_', // Vero newsletters
  'ml_subscriber', // MailerLite
  'aspsessionid', // Microsoft sessions
];

/** A parameter of exactly this name is dropped. */
export const trackingNames: ReadonlySet<string> = new Set([
  // click identifiers of advertising networks
  'fbclid', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'msclkid', 'yclid', 'ysclid', 'twclid', 'ttclid', 'li_fat_id',
  'igshid', 'igsh', 'epik', 'rb_clickid', 'srsltid', 'zanpid', 'tblci', 'dicbo', 'irclickid', 'wickedid', 's_kwcid', 'sc_cid', 'gad_source',
  // newsletters and marketing automation
  'mc_cid', 'mc_eid', '_hsenc', '_hsmi', 'hsctatracking', 'hss_channel', 'mkt_tok', '__s', '_bta_c', '_bta_tid', 'trk_contact', 'trk_msg', 'trk_sid',
  // analytics
  '_ga', '_gl', '_openstat', 'xtor', 'xtref', 's_cid', 'icid', 'ncid', 'cmpid', 'cmp', 'intcmp', 'spm', 'scm', 'trk', 'smid',
  'ref_src', 'ref_url', '__twitter_impression', '_branch_match_id', 'sr_share', 'sharetype', 'guccounter', 'action_object_map',
  // sessions
  'phpsessid', 'jsessionid',
]);
