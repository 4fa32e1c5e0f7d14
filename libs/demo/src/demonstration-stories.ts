import { generatedStories } from './generated/generate.js';
import { WRITTEN } from './stories/index.js';
import type { Story } from './story.js';

/** How many petitions are generated besides those written by hand. */
const GENERATED = 310;

/** Registered last of all: its command marks the demonstration as loaded, so its key never changes. */
export const LAST_STORY: Story = {
  key: 'last',
  org: 'city',
  received: 0,
  channel: 'visit',
  petitioners: [
    {
      name: '鄢守拙',
      gender: 'male',
      birthOn: '1951-03-14',
      address: '宛州市淯阳街道柳林巷21号',
      unit: '原宛州市地方志办公室',
    },
  ],
  visitorCount: 1,
  title: '咨询参加革命工作时间认定的材料要求',
  content:
    '来访人称其父一九四八年在宛州县大队参加工作,一九八二年离休,现因办理遗属有关事项,需要确认参加革命工作时间。其父档案中两份履历表记载相差四个月。来访人询问:应当以哪一份材料为准,需要补充哪些证明,由哪个单位受理,多长时间能够答复。',
  matters: [
    {
      class: 'suggestion',
      category: '1102',
      purpose: 'consultation',
      summary: '咨询参加革命工作时间认定的依据和材料',
      points: ['两份履历记载不一致时以哪一份为准', '由哪个单位受理、需要哪些材料'],
    },
  ],
  life: { road: 'handle', disposition: 'DF', until: 'register' },
};

/** Everything but the last: written by hand and generated, in any order. */
export function demonstrationStories(
  options: { generated?: number; choose?: (key: string) => boolean } = {},
): Story[] {
  const { generated = GENERATED, choose = () => true } = options;
  return [...WRITTEN.filter(({ key }) => choose(key)), ...generatedStories(generated)];
}
