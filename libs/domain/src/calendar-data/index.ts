import type { CalendarYear } from './calendar-year.js';
import { YEAR_2010 } from './2010.js';
import { YEAR_2011 } from './2011.js';
import { YEAR_2012 } from './2012.js';
import { YEAR_2013 } from './2013.js';
import { YEAR_2014 } from './2014.js';
import { YEAR_2015 } from './2015.js';
import { YEAR_2016 } from './2016.js';
import { YEAR_2017 } from './2017.js';
import { YEAR_2018 } from './2018.js';
import { YEAR_2019 } from './2019.js';
import { YEAR_2020 } from './2020.js';
import { YEAR_2021 } from './2021.js';
import { YEAR_2022 } from './2022.js';
import { YEAR_2023 } from './2023.js';
import { YEAR_2024 } from './2024.js';
import { YEAR_2025 } from './2025.js';
import { YEAR_2026 } from './2026.js';

export type { CalendarYear } from './calendar-year.js';

/** The notices of 2010 to 2026 (§4.2); 2027 is not published yet. */
export const CHINA_YEARS: readonly CalendarYear[] = [
  YEAR_2010,
  YEAR_2011,
  YEAR_2012,
  YEAR_2013,
  YEAR_2014,
  YEAR_2015,
  YEAR_2016,
  YEAR_2017,
  YEAR_2018,
  YEAR_2019,
  YEAR_2020,
  YEAR_2021,
  YEAR_2022,
  YEAR_2023,
  YEAR_2024,
  YEAR_2025,
  YEAR_2026,
];
