-- The phone's database. Portugal's numbers start +351 000, which no network can dial; Germany's are from the ranges
-- its regulator keeps for fiction (040 66969 000 to 999, 0176 040690 00 to 99). Times are milliseconds since 1970, UTC.
PRAGMA page_size = 4096;
PRAGMA user_version = 14;
BEGIN;
CREATE TABLE contacts (id INTEGER PRIMARY KEY, name TEXT NOT NULL, number TEXT NOT NULL UNIQUE, note TEXT);
CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  contact INTEGER NOT NULL REFERENCES contacts (id),
  sent INTEGER NOT NULL CHECK (sent IN (0, 1)),
  at INTEGER NOT NULL,
  text TEXT,
  deleted INTEGER NOT NULL DEFAULT 0,
  attachment BLOB
);
CREATE TABLE calls (
  id INTEGER PRIMARY KEY,
  contact INTEGER REFERENCES contacts (id),
  number TEXT NOT NULL,
  at INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('in', 'out', 'missed'))
);
CREATE INDEX messages_at ON messages (at);
INSERT INTO contacts VALUES
  (1, 'Henrik 🐟 Hamburgo', '+494066969017', NULL),
  (2, 'Henrik (pessoal)', '+4917604069017', 'só depois das 20h'),
  (3, 'Елена Варна', '+351000000044', NULL),
  (4, 'نادية', '+351000000051', 'transporte'),
  (5, '林', '+351000000062', '包装'),
  (6, 'Mãe', '+351000000001', NULL);
INSERT INTO messages VALUES
  (1, 2, 1, 1773686700000, 'A fatura já seguiu. 84 mil, como disseste.', 0, NULL),
  (2, 2, 0, 1773686880000, 'Gut. Hälfte zurück über Varna. Lösch das hier.', 1, NULL),
  (3, 2, 1, 1773686940000, 'ok 👍', 1, NULL),
  (4, 6, 0, 1773690000000, 'Vens jantar no domingo?', 0, NULL),
  (5, 6, 1, 1773690420000, 'Sim, mãe. Levo o bolo.', 0, NULL),
  (6, 4, 0, 1773825600000, 'لا توجد حاوية بهذا الرقم', 0, NULL),
  (7, 5, 0, 1773882900000, '没有收到预付款', 0, NULL),
  (8, 3, 0, 1774018092000, 'За какво са тези 42 000?', 0, NULL),
  (9, 1, 0, 1774022400000, NULL, 0, x'ffd8ffe000104a4649460001'),
  (10, 2, 1, 1774742460000, 'Vou apagar a lista hoje à noite.', 0, NULL);
INSERT INTO calls VALUES
  (1, 2, '+4917604069017', 1773687300000, 412, 'out'),
  (2, 1, '+494066969017', 1773730800000, 58, 'in'),
  (3, NULL, '+351000000099', 1773741600000, 0, 'missed'),
  (4, 4, '+351000000051', 1773826200000, 173, 'in'),
  (5, 2, '+4917604069017', 1774742700000, 1204, 'out'),
  (6, 6, '+351000000001', 1774785600000, 96, 'in');
COMMIT;
