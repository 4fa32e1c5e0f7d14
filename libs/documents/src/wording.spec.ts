import { describe, expect, it } from '@jest/globals';
import { cite, foreignCitationsIn } from './citations.js';
import { dateZh, folded, officialDocNo, ordinalZh, printed } from './wording.js';

describe('dates and numbers as GB/T 9704 prints them (§5.2, pitfall 20)', () => {
  it('writes the date without leading zeros', () => {
    expect(dateZh('2026-09-05')).toBe('2026年9月5日');
    expect(dateZh('2026-11-22')).toBe('2026年11月22日');
  });

  it.each([
    ['宛组信告〔2026〕7号', '宛组信告〔2026〕7号'],
    ['宛组信告[2026]007号', '宛组信告〔2026〕7号'],
    ['宛组信告【2026】第005号', '宛组信告〔2026〕5号'],
    ['宛组函(2026)120号', '宛组函〔2026〕120号'],
  ])('prints %s as %s', (raw, printed) => expect(officialDocNo(raw)).toBe(printed));

  it('counts points in Chinese', () => {
    expect([1, 10, 11, 20, 21, 99].map(ordinalZh)).toEqual(['一', '十', '十一', '二十', '二十一', '九十九']);
  });
});

describe('Chinese punctuation in Chinese text, however it was typed', () => {
  it.each([
    [
      '您反映的事项已由本机关受理,由承办科室办理;请等候.',
      '您反映的事项已由本机关受理，由承办科室办理；请等候.',
    ],
    ['市领导批示:图书馆职称评聘', '市领导批示：图书馆职称评聘'],
    ['经查(见附件),属实!', '经查（见附件），属实！'],
    ['按期办结率 80.00%(4/5),满意率(考核)(I-15b)90%', '按期办结率 80.00%（4/5），满意率（考核）（I-15b）90%'],
    ['f(x)(y) 50%(1/2)', 'f(x)(y) 50%(1/2)'],
    ['调阅材料12份,谈话8人次', '调阅材料12份，谈话8人次'],
    ['2026年3月2日9:25,到场', '2026年3月2日9:25，到场'],
    ['“同意”,照办', '“同意”，照办'],
    ['0377-60000000,1:3,1,000;http://a.cn/b?c=d,A(b)', '0377-60000000,1:3,1,000;http://a.cn/b?c=d,A(b)'],
    ['宛组信复〔2026〕2号', '宛组信复〔2026〕2号'],
  ])('%s', (typed, right) => expect(printed(typed)).toBe(right));

  it('one text is found in another whatever the width of its punctuation', () => {
    const address = '滨河路9号(3单元),东户';
    expect(folded(printed(`住${address}的来信人`))).toContain(folded(address));
  });
});

describe('citations (R-53)', () => {
  it('cites what is ours in full-width brackets', () => {
    expect(cite('appealItem6')).toBe('《信访工作条例》第三十一条第（六）项');
  });

  it('refuses what is the duty of others alone', () => {
    expect(() => cite('petitionOfficeDuties')).toThrow(
      expect.objectContaining({ code: 'CITATION_NOT_OURS' }),
    );
  });

  it.each([
    ['依据《信访工作条例》第四十条提出建议', ['《信访工作条例》第四十条']],
    ['依据《信访工作条例》第40条第1款提出', ['《信访工作条例》第四十条第一款']],
    ['依据《信访工作条例》第四十条第四款反馈', []],
    ['依据《信访工作条例》第三十二条、第三十九条第一款', ['《信访工作条例》第三十九条第一款']],
    ['依据《信访工作条例》第十四条第一款', ['《信访工作条例》第十四条第一款']],
    ['依据《信访工作条例》第十四条', []],
    ['依据《信访工作条例》第十四条第二款', []],
    ['依据《信访工作条例》第三十条第二款、第三十二条', []],
    ['依据《干部任用条例》第四十条', []],
    ['第四十条写在这里,不知是哪一部', []],
  ])('finds in “%s”: %j', (text, found) => expect(foreignCitationsIn(text)).toEqual(found));
});
