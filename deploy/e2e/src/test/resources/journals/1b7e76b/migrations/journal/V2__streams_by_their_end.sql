-- A subject names what it is about from the general to the particular, and a period comes last. What is reported
-- together is of one period, so read from the end it lies together: a batch goes into a few pages of the index
-- instead of one for each row, which costs half, and looking its rows up costs a sixth. "C", whatever the database's
-- own order of texts is: ranges are asked for, too.
alter table stream drop constraint stream_pkey;
create unique index stream_from_the_end on stream (reverse(subject) collate "C", region, journal);
