# Prints the features of a CPU model: expand.pl QEMU-FILE MACHINE ACCELERATOR NAME
use strict;
use warnings;
use JSON::PP;

my ($path, $machine, $accelerator, $name) = @ARGV;
open(my $file, '<:raw', $path) or die "$path: $!\n";
my $release = decode_json(do { local $/; <$file> });

my ($found) = grep { $_->{name} eq $machine || ($_->{alias} // '') eq $machine } @{ $release->{machines} };
my $key = $release->{classes}{ $found->{class} }{expansions}{$accelerator}{$name};
my $cpu = $release->{sets}{$key};

my %properties = (%{ $release->{defaults} }, %{ $cpu->{values} });
my @flags = grep { JSON::PP::is_bool($properties{$_}) && $properties{$_} } keys %properties;
print "$_\n" for sort @flags, @{ $cpu->{on} };
