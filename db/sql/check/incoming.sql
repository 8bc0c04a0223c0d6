-- One row per record all of whose cells are understood: what the rules look at.
create view incoming as select * exclude (good) from proposed where good
