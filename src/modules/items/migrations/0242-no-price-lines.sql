-- Prices stand in price lists of the trade module; what stood here was taken there.
drop table items.price_lines;
