#!/usr/bin/env perl

# Writes a small database in the format of MaxMind's GeoLite2-City, with rows of our own, for the tests:
#
#     apt-get install libmaxmind-db-writer-perl
#     perl make-test-database.pl ../resources/test-city.mmdb
#
# Two runs give the same bytes. The places are real, the networks are chosen freely: whoever is behind these
# addresses need not be there.

use strict;
use warnings;
use utf8;

# The order of Perl's hashes would show in the file.
BEGIN {
    unless (defined $ENV{PERL_HASH_SEED} && $ENV{PERL_HASH_SEED} eq '0') {
        $ENV{PERL_HASH_SEED}    = 0;
        $ENV{PERL_PERTURB_KEYS} = 0;
        exec $^X, $0, @ARGV;
    }
}

use MaxMind::DB::Writer::Tree;

my $BUILT = 1_767_225_600;    # 2026-01-01T00:00:00Z

my %TYPES = (
    accuracy_radius      => 'uint16',
    city                 => 'map',
    code                 => 'utf8_string',
    continent            => 'map',
    country              => 'map',
    geoname_id           => 'uint32',
    is_in_european_union => 'boolean',
    iso_code             => 'utf8_string',
    latitude             => 'double',
    location             => 'map',
    longitude            => 'double',
    metro_code           => 'uint16',
    names                => 'map',
    postal               => 'map',
    registered_country   => 'map',
    subdivisions         => ['array', 'map'],
    time_zone            => 'utf8_string',
);

# Every key that is none of the above is a language.
my $type_of = sub { $TYPES{ $_[0] } || 'utf8_string' };

my %CONTINENTS = (
    AF => [6255146, en => 'Africa',        de => 'Afrika',      fr => 'Afrique'],
    AS => [6255147, en => 'Asia',          de => 'Asien',       fr => 'Asie', ja => 'アジア'],
    EU => [6255148, en => 'Europe',        de => 'Europa',      fr => 'Europe'],
    NA => [6255149, en => 'North America', de => 'Nordamerika', fr => 'Amérique du Nord'],
    OC => [6255151, en => 'Oceania',       de => 'Ozeanien',    fr => 'Océanie'],
    SA => [6255150, en => 'South America', de => 'Südamerika',  fr => 'Amérique du Sud', 'pt-BR' => 'América do Sul'],
);

my %COUNTRIES = (
    AU => [2077456, en => 'Australia',      de => 'Australien',  fr => 'Australie'],
    BR => [3469034, en => 'Brazil',         de => 'Brasilien',   fr => 'Brésil', 'pt-BR' => 'Brasil'],
    DE => [2921044, en => 'Germany',        de => 'Deutschland', fr => 'Allemagne'],
    FR => [3017382, en => 'France',         de => 'Frankreich',  fr => 'France'],
    GB => [2635167, en => 'United Kingdom', de => 'Vereinigtes Königreich', fr => 'Royaume-Uni'],
    JP => [1861060, en => 'Japan',          de => 'Japan',       fr => 'Japon', ja => '日本'],
    US => [6252001, en => 'United States',  de => 'USA',         fr => 'États Unis'],
    ZA => [953987,  en => 'South Africa',   de => 'Südafrika',   fr => 'Afrique du Sud'],
);

my %IN_EUROPEAN_UNION = map { $_ => 1 } qw(DE FR);

my @ROWS = (
    {
        network      => '12.87.118.0/24',
        continent    => 'NA',
        country      => 'US',
        subdivisions => [[5165418, 'OH', en => 'Ohio']],
        city         => [5150529, en => 'Cleveland'],
        postal       => '44102',
        location     => [41.4767, -81.7317, 20, 'America/New_York', 510],
    },
    {
        network      => '81.2.69.142/31',
        continent    => 'EU',
        country      => 'GB',
        subdivisions => [[6269131, 'ENG', en => 'England', fr => 'Angleterre']],
        city         => [2643743, en => 'London', fr => 'Londres', ja => 'ロンドン'],
        postal       => 'EC1A',
        location     => [51.5142, -0.0931, 10, 'Europe/London'],
    },
    {
        network      => '1.128.0.0/18',
        continent    => 'OC',
        country      => 'AU',
        subdivisions => [[2155400, 'NSW', en => 'New South Wales']],
        city         => [2147714, en => 'Sydney'],
        postal       => '2000',
        location     => [-33.8688, 151.2093, 50, 'Australia/Sydney'],
    },
    {
        network      => '177.16.0.0/20',
        continent    => 'SA',
        country      => 'BR',
        subdivisions => [[3448433, 'SP', en => 'Sao Paulo', 'pt-BR' => 'São Paulo']],
        city         => [3448439, en => 'São Paulo', 'pt-BR' => 'São Paulo'],
        postal       => '01000',
        location     => [-23.5505, -46.6333, 50, 'America/Sao_Paulo'],
    },
    {
        network      => '41.13.0.0/20',
        continent    => 'AF',
        country      => 'ZA',
        subdivisions => [[1085599, 'WC', en => 'Western Cape']],
        city         => [3369157, en => 'Cape Town', de => 'Kapstadt', fr => 'Le Cap'],
        location     => [-33.9249, 18.4241, 100, 'Africa/Johannesburg'],
    },

    # Only the country is known.
    { network => '85.88.0.0/19', continent => 'EU', country => 'DE' },

    {
        network      => '2001:218::/32',
        continent    => 'AS',
        country      => 'JP',
        subdivisions => [[1850144, '13', en => 'Tokyo', ja => '東京都']],
        city         => [1850147, en => 'Tokyo', de => 'Tokio', ja => '東京'],
        postal       => '100-0001',
        location     => [35.6895, 139.6917, 20, 'Asia/Tokyo'],
    },

    # Two subdivisions.
    {
        network      => '2a01:cb00::/32',
        continent    => 'EU',
        country      => 'FR',
        subdivisions => [
            [11071625, 'ARA', en => 'Auvergne-Rhône-Alpes', fr => 'Auvergne-Rhône-Alpes'],
            [2987410,  '69',  en => 'Rhône',                fr => 'Rhône'],
        ],
        city     => [2996944, en => 'Lyon', fr => 'Lyon'],
        postal   => '69001',
        location => [45.7485, 4.8467, 5, 'Europe/Paris'],
    },
);

sub place {
    my ($geoname_id, %names) = @_;
    return (geoname_id => $geoname_id, names => \%names);
}

sub country {
    my ($iso_code) = @_;
    return {
        iso_code => $iso_code,
        place(@{ $COUNTRIES{$iso_code} }),
        $IN_EUROPEAN_UNION{$iso_code} ? (is_in_european_union => 1) : (),
    };
}

sub subdivision {
    my ($geoname_id, $iso_code, %names) = @_;
    return { iso_code => $iso_code, place($geoname_id, %names) };
}

sub location {
    my ($latitude, $longitude, $accuracy_radius, $time_zone, $metro_code) = @_;
    return {
        latitude        => $latitude,
        longitude       => $longitude,
        accuracy_radius => $accuracy_radius,
        time_zone       => $time_zone,
        defined $metro_code ? (metro_code => $metro_code) : (),
    };
}

sub record {
    my ($row) = @_;
    my $country = country($row->{country});
    return {
        continent          => { code => $row->{continent}, place(@{ $CONTINENTS{ $row->{continent} } }) },
        country            => $country,
        registered_country => $country,
        $row->{subdivisions} ? (subdivisions => [map { subdivision(@$_) } @{ $row->{subdivisions} }]) : (),
        $row->{city}         ? (city         => { place(@{ $row->{city} }) })                       : (),
        $row->{postal}       ? (postal       => { code => $row->{postal} })                         : (),
        $row->{location}     ? (location     => location(@{ $row->{location} }))                    : (),
    };
}

my ($file) = @ARGV or die "Usage: $0 <file.mmdb>\n";

my $tree = MaxMind::DB::Writer::Tree->new(
    ip_version            => 6,
    record_size           => 24,
    database_type         => 'GeoLite2-City',
    languages             => ['en', 'de', 'fr', 'ja', 'pt-BR'],
    description           => { en => 'A few places for the tests of the PostHog plugin SDK for the JVM' },
    alias_ipv6_to_ipv4    => 1,
    map_key_type_callback => $type_of,
);
$tree->_set_build_epoch($BUILT);
$tree->insert_network($_->{network}, record($_)) for @ROWS;

open my $out, '>:raw', $file or die "$file: $!\n";
$tree->write_tree($out);
close $out or die "$file: $!\n";
