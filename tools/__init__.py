"""The small programs that «make» calls; none of them is part of the site."""
