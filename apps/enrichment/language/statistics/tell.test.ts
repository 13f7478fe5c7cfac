import { eld } from 'eld/small';
import fc from '../../../../test/fast-check.js';
import { tell } from './tell.js';

const words = (
  'the president met ministers today in capital and discussed economy don’t o\'clock Der Präsident traf heute in Hauptstadt die Minister für größte Straßenverkehrsordnungsänderungen le président a rencontré aujourd’hui l’économie el presidente se reunió con los ministros señaló ' +
  'prezydent spotkał się dziś z ministrami w stolicy президент сегодня встретился с министрами в столице об экономике президент зустрівся сьогодні з міністрами cumhurbaşkanı bugün bakanlarla görüştü İstanbul’da ο πρόεδρος συναντήθηκε σήμερα με τους υπουργούς 総理は今日、首都で閣僚と会い、経済の状況について話し合った。 ' +
  '总统今天在首都会见了各位部长，讨论了国家经济形势。 대통령은 오늘 장관들과 만났다 التقى الرئيس اليوم بالوزراء הנשיא נפגש היום עם השרים राष्ट्रपति ने आज मंत्रियों से मुलाकात की ประธานาธิบดีพบกับรัฐมนตรีในวันนี้ tổng thống gặp các bộ trưởng presiden bertemu menteri dengan'
).split(' ');

test('says of a text what eld says', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...words) }, fc.constantFrom('2026', '–', '"', ' ', '😀', 'x'.repeat(90))), { maxLength: 120 }), (parts) => {
      const text = parts.join(' ');
      const result = eld.detect(text);
      expect(tell(text)).toEqual({ language: result.language || null, scores: new Map(Object.entries(result.getScores())), isReliable: result.isReliable() });
    }),
    { numRuns: 1000 },
  );
});
