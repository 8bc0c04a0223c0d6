-- One row per record of the part all of whose cells are understood: what the rules look at.
create or replace view incoming as
select * exclude (good) from proposed where good and office between getvariable('part').first and getvariable('part').last
