BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	undone BOOLEAN NOT NULL, 
	code TEXT NOT NULL, 
	parameters TEXT NOT NULL, 
	row_images TEXT NOT NULL, 
	CONSTRAINT fk_change_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
);
INSERT INTO "change" VALUES(1,1,'2026-03-14 07:00:00.000000',0,'log','{"text": "2 dl mælk"}','[["entry", null, {"id": 1, "person_id": 1, "day": "2026-03-14", "meal": "breakfast", "time": "08:05", "text": "2 dl mælk", "food_id": "test:milk", "food_name_da": "Mælk", "food_name_en": "Milk", "food_group": "milk", "tags": "dairy;liquid", "portion": "dl", "amount": 2.0, "grams": 206.0, "calcium_mg_per_100g": 116.0, "vitamin_d_ug_per_100g": 0.1, "energy_kcal_per_100g": 64.0, "absorption": 0.3, "absorption_index": 1.0, "absorption_basis": "article", "supplement": false, "source": "test:1", "position": 1, "created_at": "2026-03-14T07:00:00"}], ["entry", null, {"id": 2, "person_id": 1, "day": "2026-03-14", "meal": "dinner", "time": "08:05", "text": "ukendt", "food_id": "test:mystery", "food_name_da": "Ukendt", "food_name_en": "Mystery", "food_group": "other", "tags": "", "portion": null, "amount": null, "grams": 206.0, "calcium_mg_per_100g": null, "vitamin_d_ug_per_100g": null, "energy_kcal_per_100g": null, "absorption": 0.3, "absorption_index": 1.0, "absorption_basis": "assumed", "supplement": false, "source": "test:3", "position": 2, "created_at": "2026-03-14T07:00:00"}]]');
INSERT INTO "change" VALUES(2,1,'2026-03-14 07:00:00.000000',0,'mark-day','{"day": "2026-03-14", "status": "complete"}','[["day_mark", null, {"person_id": 1, "day": "2026-03-14", "status": "complete"}]]');
INSERT INTO "change" VALUES(3,1,'2026-03-14 07:00:00.000000',0,'add-person','{"name": "P-017"}','[["person", null, {"id": 2, "name": "P-017", "name_key": "p-017", "born": "1951-06-30", "sex": "female", "authority": null, "supplement_policy": "official-supplement", "conditions": "osteoporosis", "archived": false, "created_at": "2026-03-14T07:00:00"}]]');
INSERT INTO "change" VALUES(4,2,'2026-03-14 07:00:00.000000',0,'log','{"text": "1 kalktablet"}','[["entry", null, {"id": 3, "person_id": 2, "day": "2026-03-14", "meal": "snack", "time": null, "text": "1 kalktablet", "food_id": "test:tablet", "food_name_da": "Kalktablet", "food_name_en": "Calcium tablet", "food_group": "supplement", "tags": "calcium-carbonate;supplement", "portion": "tablet", "amount": 1.0, "grams": 1.25, "calcium_mg_per_100g": 40000.0, "vitamin_d_ug_per_100g": 1000.0, "energy_kcal_per_100g": null, "absorption": 0.3, "absorption_index": 1.0, "absorption_basis": "literature", "supplement": true, "source": "test:4", "position": 1, "created_at": "2026-03-14T07:00:00"}]]');
CREATE TABLE day_mark (
	person_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	status TEXT NOT NULL, 
	CONSTRAINT pk_day_mark PRIMARY KEY (person_id, day), 
	CONSTRAINT ck_day_mark_status CHECK (status IN ('complete', 'partial')), 
	CONSTRAINT fk_day_mark_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
);
INSERT INTO "day_mark" VALUES(1,'2026-03-14','complete');
CREATE TABLE entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	position INTEGER NOT NULL, 
	meal TEXT NOT NULL, 
	time VARCHAR(5), 
	grams FLOAT NOT NULL, 
	calcium_mg_per_100g FLOAT, 
	vitamin_d_ug_per_100g FLOAT, 
	energy_kcal_per_100g FLOAT, 
	absorption FLOAT NOT NULL, 
	absorption_index FLOAT NOT NULL, 
	absorption_basis TEXT NOT NULL, 
	supplement BOOLEAN NOT NULL, 
	food_group TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	food_id TEXT, 
	portion TEXT, 
	amount FLOAT, 
	food_name_da TEXT NOT NULL, 
	food_name_en TEXT NOT NULL, 
	text TEXT NOT NULL, 
	source TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT ck_entry_meal CHECK (meal IN ('breakfast', 'lunch', 'dinner', 'snack')), 
	CONSTRAINT ck_entry_time CHECK (length(time) = 5), 
	CONSTRAINT ck_entry_grams CHECK (grams > 0 AND grams < 100000), 
	CONSTRAINT ck_entry_amount CHECK (amount > 0 AND amount < 100000), 
	CONSTRAINT ck_entry_calcium_mg_per_100g CHECK (calcium_mg_per_100g >= 0 AND calcium_mg_per_100g <= 100000), 
	CONSTRAINT ck_entry_vitamin_d_ug_per_100g CHECK (vitamin_d_ug_per_100g >= 0 AND vitamin_d_ug_per_100g <= 100000000), 
	CONSTRAINT ck_entry_energy_kcal_per_100g CHECK (energy_kcal_per_100g >= 0 AND energy_kcal_per_100g <= 10000), 
	CONSTRAINT ck_entry_absorption CHECK (absorption >= 0 AND absorption <= 1), 
	CONSTRAINT ck_entry_absorption_index CHECK (absorption_index >= 0 AND absorption_index <= 10), 
	CONSTRAINT ck_entry_absorption_basis CHECK (absorption_basis IN ('article', 'literature', 'assumed', 'own')), 
	CONSTRAINT fk_entry_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_entry_food_id_food FOREIGN KEY(food_id) REFERENCES food (id) ON DELETE RESTRICT
);
INSERT INTO "entry" VALUES(1,1,'2026-03-14',1,'breakfast','08:05',206.0,116.0,0.1,64.0,0.3,1.0,'article',0,'milk','dairy;liquid','test:milk','dl',2.0,'Mælk','Milk','2 dl mælk','test:1','2026-03-14 07:00:00.000000');
INSERT INTO "entry" VALUES(2,1,'2026-03-14',2,'dinner','08:05',206.0,NULL,NULL,NULL,0.3,1.0,'assumed',0,'other','','test:mystery',NULL,NULL,'Ukendt','Mystery','ukendt','test:3','2026-03-14 07:00:00.000000');
INSERT INTO "entry" VALUES(3,2,'2026-03-14',1,'snack',NULL,1.25,40000.0,1000.0,NULL,0.3,1.0,'literature',1,'supplement','calcium-carbonate;supplement','test:tablet','tablet',1.0,'Kalktablet','Calcium tablet','1 kalktablet','test:4','2026-03-14 07:00:00.000000');
CREATE TABLE food (
	id TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	retired BOOLEAN NOT NULL, 
	name_da TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	aliases_da TEXT NOT NULL, 
	aliases_en TEXT NOT NULL, 
	food_group TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	calcium_mg_per_100g FLOAT, 
	vitamin_d_ug_per_100g FLOAT, 
	energy_kcal_per_100g FLOAT, 
	absorption FLOAT NOT NULL, 
	absorption_index FLOAT NOT NULL, 
	absorption_basis TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	portions TEXT NOT NULL, 
	density_g_per_ml FLOAT, 
	fortified BOOLEAN NOT NULL, 
	organic BOOLEAN NOT NULL, 
	source TEXT NOT NULL, 
	CONSTRAINT pk_food PRIMARY KEY (id), 
	CONSTRAINT ck_food_origin CHECK (origin IN ('table', 'own')), 
	CONSTRAINT ck_food_calcium_mg_per_100g CHECK (calcium_mg_per_100g >= 0 AND calcium_mg_per_100g <= 100000), 
	CONSTRAINT ck_food_vitamin_d_ug_per_100g CHECK (vitamin_d_ug_per_100g >= 0 AND vitamin_d_ug_per_100g <= 100000000), 
	CONSTRAINT ck_food_energy_kcal_per_100g CHECK (energy_kcal_per_100g >= 0 AND energy_kcal_per_100g <= 10000), 
	CONSTRAINT ck_food_absorption CHECK (absorption >= 0 AND absorption <= 1), 
	CONSTRAINT ck_food_absorption_index CHECK (absorption_index >= 0 AND absorption_index <= 10), 
	CONSTRAINT ck_food_absorption_basis CHECK (absorption_basis IN ('article', 'literature', 'assumed', 'own')), 
	CONSTRAINT ck_food_density_g_per_ml CHECK (density_g_per_ml > 0 AND density_g_per_ml <= 30)
);
INSERT INTO "food" VALUES('test:milk','table',0,'Mælk','Milk','sødmælk;mælken','whole milk','milk',0,116.0,0.1,64.0,0.3,1.0,'article','dairy;liquid','glass=206@test;dl=103@density',1.03,0,0,'test:1');
INSERT INTO "food" VALUES('test:spinach','table',0,'Spinat','Spinach','','','leafy-vegetables',1,120.0,0.0,23.0,0.05,0.17,'article','spinach;vegetable','',NULL,0,0,'test:2');
INSERT INTO "food" VALUES('test:mystery','table',0,'Ukendt','Mystery','','','other',3,NULL,NULL,NULL,0.3,1.0,'assumed','','portion=100@estimate',NULL,0,0,'test:3');
INSERT INTO "food" VALUES('test:tablet','table',0,'Kalktablet','Calcium tablet','','','supplement',0,40000.0,1000.0,NULL,0.3,1.0,'literature','calcium-carbonate;supplement','tablet=1.25@test',NULL,0,0,'test:4');
CREATE TABLE person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	born DATE, 
	sex TEXT, 
	authority TEXT, 
	supplement_policy TEXT NOT NULL, 
	conditions TEXT NOT NULL, 
	archived BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT ck_person_name CHECK (length(name) > 0), 
	CONSTRAINT ck_person_sex CHECK (sex IN ('female', 'male')), 
	CONSTRAINT ck_person_authority CHECK (authority IN ('NNR 2023', 'Danish', 'DES')), 
	CONSTRAINT ck_person_supplement_policy CHECK (supplement_policy IN ('official-supplement', 'total-intake')), 
	CONSTRAINT uq_person_name_key UNIQUE (name_key)
);
INSERT INTO "person" VALUES(1,'Me','me',NULL,NULL,NULL,'official-supplement','',0,'2026-03-14 07:00:00.000000');
INSERT INTO "person" VALUES(2,'P-017','p-017','1951-06-30','female',NULL,'official-supplement','osteoporosis',0,'2026-03-14 07:00:00.000000');
CREATE TABLE setting (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY ("key")
);
INSERT INTO "setting" VALUES('food-table-version','d95f6856df6e92ff18c7436657c8cf9892d2819de1e978a4e2f036f93529d7b7');
INSERT INTO "setting" VALUES('current-person','1');
CREATE INDEX ix_entry_person_id_day_position ON entry (person_id, day, position);
CREATE INDEX ix_change_person_id_id ON change (person_id, id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('person',2);
INSERT INTO "sqlite_sequence" VALUES('entry',3);
INSERT INTO "sqlite_sequence" VALUES('change',4);
COMMIT;
